/** POST /traces: chains from origins through third countries to destinations, and whether they changed. */
import { Router } from "express";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import type { TraceEngine } from "../../trace-engine/trace-engine.ts";
import { throwAsProblem } from "../trace-problem.ts";
import { asksForLines, streamTrace } from "./stream-trace.ts";

export function createTracesRouter({ engine }: { engine: Pick<TraceEngine, "trace"> }): Router {
  const router = Router();
  serveEndpoint(router, "traces", async ({ body, signal, request, response }) => {
    const answer = await engine.trace(body, signal).catch(throwAsProblem);
    if (asksForLines(request)) await streamTrace(answer, response);
    return answer;
  });
  return router;
}
