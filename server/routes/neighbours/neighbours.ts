/** GET /nodes/:id/neighbours: how many neighbours of which kind, before any is fetched? */
import type { Router } from "express";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { nodeIdParameter } from "../../http/parse-request.ts";
import { notFound } from "../../http/problem-error.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";

export function mountNeighbours(router: Router, store: GraphStore): void {
  serveEndpoint(router, "neighbours", async ({ request, query, signal }) => {
    const id = nodeIdParameter(request);
    const groups = await store.summariseNeighbours(id, query.asOf, signal);
    if (groups === undefined) throw notFound(`There is no node ${id}`);
    return { groups };
  });
}
