/** GET /metrics: figures for Prometheus. */
import type { Request, Response, Router } from "express";
import type { Metrics, SizeReadings } from "../../http/metrics.ts";
import { requestSignal } from "../../http/request-signal.ts";
import type { Readiness } from "../../readiness.ts";

const nothingRead: SizeReadings = {
  nodes: null,
  relationships: null,
  observations: null,
  indexedRoutes: null,
  indexBytes: null,
};

async function readSizes(readiness: Readiness, signal: AbortSignal): Promise<SizeReadings> {
  const services = readiness.services();
  if (services === undefined) return nothingRead;
  const { nodes, relationships, observations } = await services.store.statistics(signal);
  const { routes, bytes } = services.engine.state();
  return {
    nodes: nodes.total,
    relationships: relationships.total,
    observations,
    indexedRoutes: routes,
    indexBytes: bytes,
  };
}

/** The process's own figures are answered even when the store is not there; its sizes are then NaN. */
async function readSizesIfAny(readiness: Readiness, request: Request, response: Response): Promise<SizeReadings> {
  try {
    return await readSizes(readiness, requestSignal(response));
  } catch (error) {
    request.log.warn({ err: error }, "The store's sizes could not be read");
    return nothingRead;
  }
}

export function mountMetrics(router: Router, readiness: Readiness, metrics: Metrics): void {
  router.get("/metrics", async (request, response) => {
    metrics.setSizes(await readSizesIfAny(readiness, request, response));
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
