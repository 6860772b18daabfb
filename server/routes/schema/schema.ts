/** GET /schema: which types of nodes and relationships are there? */
import type { Router } from "express";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import { presentSchema } from "./present-schema.ts";

export function mountSchema(router: Router): void {
  const schema = presentSchema();
  serveEndpoint(router, "schema", () => schema);
}
