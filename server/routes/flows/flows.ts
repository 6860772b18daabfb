/** GET /flows/:exporter/:importer/:hs: what both reporters declare for one route. */
import { Router, type Request } from "express";
import type { RouteKey } from "#graph-schema/node-id.ts";
import { pathParameter } from "../../http/parse-request.ts";
import { ProblemError } from "../../http/problem-error.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import type { TraceEngine } from "../../trace-engine/trace-engine.ts";
import { throwAsProblem } from "../trace-problem.ts";

const shapes = {
  exporter: { pattern: /^[A-Z][A-Z0-9]{1,11}$/, message: "must be a country key such as CHN or EU27" },
  importer: { pattern: /^[A-Z][A-Z0-9]{1,11}$/, message: "must be a country key such as CHN or EU27" },
  hs: { pattern: /^(TOTAL|\d{2}|\d{4}|\d{6})$/, message: "must be an HS code of 2, 4 or 6 digits, or TOTAL" },
};

function readPart(request: Request, field: keyof typeof shapes): string {
  const value = pathParameter(request, field);
  if (shapes[field].pattern.test(value)) return value;
  const fault = { field, message: shapes[field].message };
  throw new ProblemError("invalid-request", `${field}: ${fault.message}`, { faults: [fault] });
}

function readRoute(request: Request): RouteKey {
  return {
    exporter: readPart(request, "exporter"),
    importer: readPart(request, "importer"),
    hs: readPart(request, "hs"),
  };
}

export function createFlowsRouter({ engine }: { engine: Pick<TraceEngine, "flow"> }): Router {
  const router = Router();
  serveEndpoint(router, "flow", ({ query, request, signal }) =>
    engine.flow(readRoute(request), query, signal).catch(throwAsProblem),
  );
  return router;
}
