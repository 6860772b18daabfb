/** Reads the store's series and facts of one data version and has a worker thread lay them out. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { textsOfFacts, type TraceFacts } from "../analysis/trace-world.ts";
import type { TradeIndexData } from "../analysis/trade-index/trade-index.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import type { SeriesBlock } from "../graph-store/series-block.ts";
import type { BuildMessage } from "./messages.ts";
import { readFacts } from "./read-facts.ts";

export interface BuiltIndex {
  data: TradeIndexData;
  facts: TraceFacts;
}

function buffersOf({ offsets, period, value, reportedValue, status, monthsCovered }: SeriesBlock): ArrayBuffer[] {
  return [offsets, period, value, reportedValue, status, monthsCovered].map(({ buffer }) => buffer);
}

async function sendSeries(store: GraphStore, worker: Worker, signal: AbortSignal): Promise<void> {
  for await (const block of store.streamSeries(signal)) {
    worker.postMessage({ type: "block", block } satisfies BuildMessage, [...new Set(buffersOf(block))]);
  }
}

async function layOut(store: GraphStore, facts: TraceFacts, commodities: string[], signal: AbortSignal | undefined) {
  const worker = new Worker(new URL("./index-worker.ts", import.meta.url));
  const ended = new AbortController();
  async function send() {
    await sendSeries(store, worker, AbortSignal.any([ended.signal, ...(signal ? [signal] : [])]));
    const { countries, codes } = textsOfFacts(facts, commodities);
    worker.postMessage({ type: "finish", countries, codes: [...codes] } satisfies BuildMessage);
  }
  try {
    const [[data]] = (await Promise.all([once(worker, "message"), send()])) as [[TradeIndexData], void];
    return data;
  } finally {
    ended.abort();
    await worker.terminate();
  }
}

const attempts = 5;

/** Reads again when an import finished meanwhile, so that facts and figures are of one state. */
export async function buildIndex(store: GraphStore, signal?: AbortSignal): Promise<BuiltIndex> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const dataVersion = await store.dataVersion(signal);
    const { facts, commodities } = await readFacts(store, dataVersion, signal);
    const data = await layOut(store, facts, commodities, signal);
    if ((await store.dataVersion(signal)) === dataVersion) return { data, facts };
  }
  throw new Error(`The data changed ${attempts} times while the trace index was being built`);
}
