/** GET /search: which nodes go by this name, alias or code? */
import type { Router } from "express";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";

export function mountSearch(router: Router, store: GraphStore): void {
  serveEndpoint(router, "search", ({ query, signal }) => store.search(query, signal));
}
