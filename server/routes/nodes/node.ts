/** GET /nodes/:id: everything known of a node, with its evidence. */
import type { Router } from "express";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { nodeIdParameter } from "../../http/parse-request.ts";
import { notFound } from "../../http/problem-error.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import { readEvidence } from "../read-evidence.ts";

export function mountNode(router: Router, store: GraphStore): void {
  serveEndpoint(router, "node", async ({ request, signal }) => {
    const id = nodeIdParameter(request);
    const [node] = await store.readNodes([id], signal);
    if (node === undefined) throw notFound(`There is no node ${id}`);
    return { ...node, ...(await readEvidence(store, node.evidence, signal)) };
  });
}
