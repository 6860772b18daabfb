/** GET /health and /ready: is it up, and is it usable? */
import type { Router } from "express";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import { requireServices, type Readiness } from "../../readiness.ts";

export function mountHealth(router: Router, readiness: Readiness, version: string): void {
  serveEndpoint(router, "health", () => ({ status: "up" as const, version }));
  serveEndpoint(router, "ready", async ({ signal }) => {
    const { store } = requireServices(readiness);
    const dataVersion = await store.dataVersion(signal);
    return { status: "ready" as const, store: "reachable" as const, index: "built" as const, dataVersion };
  });
}
