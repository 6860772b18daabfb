/** GET /statistics: how much is there, and from which datasets? */
import type { Router } from "express";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";

export function mountStatistics(router: Router, store: GraphStore): void {
  serveEndpoint(router, "statistics", ({ signal }) => store.statistics(signal));
}
