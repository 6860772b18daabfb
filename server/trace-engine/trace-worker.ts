/** Runs traces one after the other on the index that it was last given; a new index waits for the trace under way. */
import { parentPort } from "node:worker_threads";
import { traceBudget, type TraceRequest } from "#graph-schema/contract/trace.ts";
import { SearchCancelledError } from "../analysis/chains/search-control.ts";
import { RequestFaultError } from "../analysis/selection/request-fault.ts";
import { resolveTerms } from "../analysis/trace-terms.ts";
import { traceChains } from "../analysis/trace.ts";
import { createTraceWorld, type TraceWorld } from "../analysis/trace-world.ts";
import type { TraceMessage, TraceReply } from "./messages.ts";

const port = parentPort!;
let world: TraceWorld | undefined;

function loaded(): TraceWorld {
  if (world === undefined) throw new Error("No index was loaded");
  return world;
}

function answer(id: number, request: TraceRequest, cancelled: Int32Array<SharedArrayBuffer>): TraceReply {
  const clock = { now: () => performance.now(), isCancelled: () => Atomics.load(cancelled, 0) === 1 };
  const budget = {
    chains: request.budget?.chains ?? traceBudget.chains.default,
    milliseconds: request.budget?.milliseconds ?? traceBudget.milliseconds.default,
  };
  return { type: "answer", id, answer: traceChains(loaded(), request, clock, budget) };
}

function refuse(id: number, error: unknown): TraceReply {
  if (error instanceof SearchCancelledError) return { type: "cancelled", id };
  if (error instanceof RequestFaultError) {
    return { type: "fault", id, kind: error.kind, field: error.field, message: error.message };
  }
  return { type: "failed", id, error };
}

port.on("message", (message: TraceMessage) => {
  if (message.type === "load") {
    world = createTraceWorld(message.data, message.facts);
    port.postMessage({ type: "loaded" } satisfies TraceReply);
    return;
  }
  const { id, request } = message;
  try {
    if (message.type === "trace") port.postMessage(answer(id, request, message.cancelled));
    else port.postMessage({ type: "answer", id, answer: resolveTerms(loaded(), request) } satisfies TraceReply);
  } catch (error) {
    port.postMessage(refuse(id, error));
  }
});
