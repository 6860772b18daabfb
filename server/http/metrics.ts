/** Prometheus figures: process and event loop, HTTP durations by route template, sizes of store and index. */
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { matchedEndpoint } from "./match-endpoint.ts";

/** Seconds; most answers take milliseconds, a trace may take its whole budget. */
const durationBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Figures read when they are asked for; null where there is none yet. */
export interface SizeReadings {
  nodes: number | null;
  relationships: number | null;
  observations: number | null;
  indexedRoutes: number | null;
  indexBytes: number | null;
}

export interface Metrics {
  registry: Registry;
  measureRequests: RequestHandler;
  /** Sets the gauges just before a scrape is answered. */
  setSizes(sizes: SizeReadings): void;
}

const sizeGauges: Record<keyof SizeReadings, { name: string; help: string }> = {
  nodes: { name: "entrepot_store_nodes", help: "Nodes in the store" },
  relationships: { name: "entrepot_store_relationships", help: "Relationships in the store" },
  observations: { name: "entrepot_store_observations", help: "Declared trade cells in the store" },
  indexedRoutes: { name: "entrepot_index_routes", help: "Routes in the trace index" },
  indexBytes: { name: "entrepot_index_bytes", help: "Memory of the trace index in bytes" },
};

function measureWith(histogram: Histogram): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const stop = histogram.startTimer();
    response.once("close", () => {
      const route = matchedEndpoint(response)?.row.path ?? "other";
      stop({ method: request.method, route, status: String(response.statusCode) });
    });
    next();
  };
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const histogram = new Histogram({
    name: "entrepot_http_request_duration_seconds",
    help: "Time from request to the end of its answer, by route template",
    labelNames: ["method", "route", "status"],
    buckets: durationBuckets,
    registers: [registry],
  });
  const gauges = Object.entries(sizeGauges).map(([key, texts]) => ({
    key: key as keyof SizeReadings,
    gauge: new Gauge({ ...texts, registers: [registry] }),
  }));
  return {
    registry,
    measureRequests: measureWith(histogram),
    setSizes(sizes) {
      for (const { key, gauge } of gauges) gauge.set(sizes[key] ?? Number.NaN);
    },
  };
}
