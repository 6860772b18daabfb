/**
 * Answers traces and flows. Traces run in worker threads over an index built from the store; the index is a cache,
 * built at the start, built again after an import and swapped at once. Flows are read from the store.
 */
import type { FlowRequest, FlowResponse } from "#graph-schema/contract/flow.ts";
import type { Leg, TraceRequest, TraceResponse } from "#graph-schema/contract/trace.ts";
import type { RouteKey } from "#graph-schema/node-id.ts";
import type { TraceTerms } from "../analysis/trace-terms.ts";
import type { TraceAnswer } from "../analysis/trace.ts";
import { countBytes, countRoutes } from "../analysis/trade-index/trade-index.ts";
import { summariseUnallocated, usedFlowOf, type UsedFlow } from "../analysis/unallocated-share.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { buildIndex, type BuiltIndex } from "./build-index.ts";
import { explainLegs } from "./explain-legs.ts";
import { namedIds } from "./named-ids.ts";
import { readEvidenceNodes } from "./read-evidence-nodes.ts";
import { readFlow } from "./read-flow.ts";
import { TraceEngineError } from "./trace-engine-error.ts";
import { TracePool } from "./trace-pool.ts";

export interface TraceEngineState {
  /** `building` while a newer index is being built; traces run on the former one meanwhile. */
  status: "ready" | "building" | "closed";
  dataVersion: string;
  routes: number;
  series: number;
  observations: number;
  bytes: number;
}

export interface TraceEngine {
  /** Rejects with a TraceEngineError, or with the signal's reason. */
  trace(request: TraceRequest, signal?: AbortSignal): Promise<TraceResponse>;
  /** What the question comes down to in the data held, without answering it. Rejects as `trace` does. */
  terms(request: TraceRequest, signal?: AbortSignal): Promise<TraceTerms>;
  /** Rejects with a TraceEngineError of kind `not-found` where the graph holds no such country or code. */
  flow(route: RouteKey, request: FlowRequest, signal?: AbortSignal): Promise<FlowResponse>;
  /** Builds the index anew when the store's data changed; traces asked after it resolves see the new data. */
  refresh(signal?: AbortSignal): Promise<void>;
  state(): TraceEngineState;
  close(): Promise<void>;
}

export interface TraceEngineOptions {
  /** Threads that trace; each runs one trace at a time. */
  threads?: number;
  signal?: AbortSignal;
}

const defaultThreads = 2;

class StoreTraceEngine implements TraceEngine {
  readonly #store: GraphStore;
  readonly #pool: TracePool;
  #index: BuiltIndex;
  #refreshing: Promise<void> | undefined;
  #isBuilding = false;
  #isClosed = false;

  constructor(store: GraphStore, pool: TracePool, index: BuiltIndex) {
    this.#store = store;
    this.#pool = pool;
    this.#index = index;
  }

  async trace(request: TraceRequest, signal?: AbortSignal): Promise<TraceResponse> {
    this.#refuseWhenClosed();
    const { facts } = this.#index;
    const answer = await this.#pool.trace(request, signal);
    if (request.explain) await explainLegs(this.#store, answer, request, facts.datasets, signal);
    const [unallocated, evidenceNodes] = await Promise.all([
      readUnallocatedShares(this.#store, answer, request, signal),
      readEvidenceNodes(this.#store, namedIds(answer), signal),
    ]);
    return { ...answer, unallocated, evidenceNodes };
  }

  async terms(request: TraceRequest, signal?: AbortSignal): Promise<TraceTerms> {
    this.#refuseWhenClosed();
    return this.#pool.terms(request, signal);
  }

  async flow(route: RouteKey, request: FlowRequest, signal?: AbortSignal): Promise<FlowResponse> {
    this.#refuseWhenClosed();
    return readFlow(this.#store, this.#index.facts, route, request, signal);
  }

  /** Calls that come while one is under way wait for it and then look again. */
  async refresh(signal?: AbortSignal): Promise<void> {
    // Why another one failed is its caller's to know.
    while (this.#refreshing !== undefined) await this.#refreshing.catch(() => undefined);
    this.#refuseWhenClosed();
    this.#refreshing = this.#rebuild(signal).finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  state(): TraceEngineState {
    const { columns } = this.#index.data;
    const status = this.#isClosed ? "closed" : this.#isBuilding ? "building" : "ready";
    return {
      status,
      dataVersion: this.#index.facts.dataVersion,
      routes: countRoutes(columns),
      series: columns.seriesStrand.length,
      observations: columns.period.length,
      bytes: countBytes(columns),
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pool.close();
  }

  async #rebuild(signal?: AbortSignal): Promise<void> {
    if ((await this.#store.dataVersion(signal)) === this.#index.facts.dataVersion) return;
    this.#isBuilding = true;
    try {
      const index = await buildIndex(this.#store, signal);
      await this.#pool.load(index);
      this.#index = index;
    } finally {
      this.#isBuilding = false;
    }
  }

  #refuseWhenClosed(): void {
    if (this.#isClosed) throw new TraceEngineError("not-ready", "The trace engine is closed");
  }
}

function flowsOf(answer: TraceAnswer): UsedFlow[] {
  const used = (legs: readonly { reporter: unknown }[], commodity: string) =>
    legs.flatMap((leg) => (leg.reporter === null ? [] : (usedFlowOf(leg as Leg, commodity) ?? [])));
  return [
    ...answer.chains.flatMap(({ legs, commodity }) => used(legs, commodity)),
    ...answer.direct.flatMap(({ leg, commodity }) => used([leg], commodity)),
  ];
}

async function readUnallocatedShares(
  store: GraphStore,
  answer: TraceAnswer,
  windows: { before: string; after: string },
  signal?: AbortSignal,
): Promise<TraceResponse["unallocated"]> {
  const flows = flowsOf(answer);
  if (flows.length === 0) return [];
  const filter = {
    reporters: [...new Set(flows.map(({ reporter }) => reporter))],
    codes: [...new Set(flows.map(({ commodity }) => commodity))],
  };
  return summariseUnallocated(flows, await store.readUnallocated(filter, signal), windows);
}

/** Builds the index before it resolves; rejects with a GraphStoreError. `close` ends the threads. */
export async function openTraceEngine(store: GraphStore, options: TraceEngineOptions = {}): Promise<TraceEngine> {
  const index = await buildIndex(store, options.signal);
  const pool = new TracePool(options.threads ?? defaultThreads);
  try {
    await pool.load(index);
  } catch (error) {
    await pool.close();
    throw error;
  }
  return new StoreTraceEngine(store, pool, index);
}
