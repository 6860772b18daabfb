/** POST /expansions: the neighbours of some nodes, ranked, a page at a time. */
import type { Router } from "express";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { unknownReference } from "../../http/problem-error.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";

async function refuseUnknownNodes(store: GraphStore, ids: readonly string[], signal: AbortSignal): Promise<void> {
  const known = new Set((await store.readNodes(ids, signal)).map((node) => node.id));
  const index = ids.findIndex((id) => !known.has(id));
  if (index >= 0) throw unknownReference(`nodeIds.${index}`, `there is no node ${ids[index]}`);
}

export function mountExpansions(router: Router, store: GraphStore): void {
  serveEndpoint(router, "expansions", async ({ body, signal }) => {
    await refuseUnknownNodes(store, body.nodeIds, signal);
    return store.expand(body, signal);
  });
}
