/** What passes between the engine and its worker threads. */
import type { TraceRequest } from "#graph-schema/contract/trace.ts";
import type { TraceAnswer } from "../analysis/trace.ts";
import type { TraceTerms } from "../analysis/trace-terms.ts";
import type { TraceFacts } from "../analysis/trace-world.ts";
import type { TradeIndexData } from "../analysis/trade-index/trade-index.ts";
import type { SeriesBlock } from "../graph-store/series-block.ts";

/** To the thread that builds an index. */
export type BuildMessage =
  | { type: "block"; block: SeriesBlock }
  | { type: "finish"; countries: string[]; codes: string[] };

/** To a thread that traces. */
export type TraceMessage =
  | { type: "load"; data: TradeIndexData; facts: TraceFacts }
  /** `cancelled[0]` becomes 1 when nobody waits any more. */
  | { type: "trace"; id: number; request: TraceRequest; cancelled: Int32Array<SharedArrayBuffer> }
  /** What the question comes down to, without answering it. */
  | { type: "terms"; id: number; request: TraceRequest };

export type TraceReply =
  | { type: "loaded" }
  | { type: "answer"; id: number; answer: TraceAnswer | TraceTerms }
  | { type: "fault"; id: number; kind: "unknown-reference" | "invalid-request"; field: string; message: string }
  | { type: "cancelled"; id: number }
  | { type: "failed"; id: number; error: unknown };
