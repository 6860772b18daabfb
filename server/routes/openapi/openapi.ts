/** GET /openapi.json: this contract. */
import type { Router } from "express";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import { buildOpenApi } from "./build-openapi.ts";

export function mountOpenApi(router: Router, version: string): void {
  const document = buildOpenApi(version);
  serveEndpoint(router, "openapi", () => document);
}
