/** POST /traces: chains from origins through third countries to destinations, and whether they changed. */
import { Router } from "express";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import type { TraceEngine } from "../../trace-engine/trace-engine.ts";
import { throwAsProblem } from "../trace-problem.ts";

export function createTracesRouter({ engine }: { engine: Pick<TraceEngine, "trace"> }): Router {
  const router = Router();
  serveEndpoint(router, "traces", ({ body, signal }) => engine.trace(body, signal).catch(throwAsProblem));
  return router;
}
