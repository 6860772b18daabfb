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
  state(): string;
  open(services: ReadyServices): void;
  /** What the server does until then, as whoever asks is told; it names nothing secret. */
  describe(state: string): void;
  /** From now on every question is answered with 503 again. */
  close(): void;
}

const opening = "The store is being opened and the trace index built, or the server is closing";

export function createReadiness(): Readiness {
  let current: ReadyServices | undefined;
  let state = opening;
  return {
    services: () => current,
    state: () => state,
    open(services) {
      current = services;
      state = opening;
    },
    describe(text) {
      state = text;
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
  throw new ProblemError("not-ready", readiness.state(), { headers: { "Retry-After": "1" } });
}
