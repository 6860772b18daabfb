/** What is open once the server is ready. Until then it listens and says that it is starting. */
import type { RequestHandler } from "express";
import type { GraphStore } from "./graph-store/graph-store.ts";
import { ProblemError } from "./http/problem-error.ts";
import type { TraceEngine } from "./trace-engine/trace-engine.ts";

export interface ReadyServices {
  store: GraphStore;
  engine: Pick<TraceEngine, "state">;
  /** Answers every endpoint that needs the store. */
  api: RequestHandler;
}

export interface Readiness {
  services(): ReadyServices | undefined;
  open(services: ReadyServices): void;
  /** From now on every question is answered with 503 again. */
  close(): void;
}

export function createReadiness(): Readiness {
  let current: ReadyServices | undefined;
  return {
    services: () => current,
    open(services) {
      current = services;
    },
    close() {
      current = undefined;
    },
  };
}

/** The open services, or the 503 problem that says to come back. */
export function requireServices(readiness: Readiness): ReadyServices {
  const services = readiness.services();
  if (services !== undefined) return services;
  throw new ProblemError("not-ready", "The store is being opened and the trace index built, or the server is closing", {
    headers: { "Retry-After": "1" },
  });
}
