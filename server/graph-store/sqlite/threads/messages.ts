import type { GraphStoreErrorKind } from "../../graph-store-error.ts";

/** What a worker thread is started with. */
export interface WorkerSettings {
  folder: string;
}

export interface RequestMessage {
  id: number;
  operation: string;
  argument: unknown;
  /** One Int32; 1 once the caller has given up. */
  abortFlag: SharedArrayBuffer | undefined;
}

export type ResponseMessage =
  | { id: number; value: unknown }
  | { id: number; failure: { kind: GraphStoreErrorKind | null; message: string; subject?: string; stack?: string } };

/** The first thing a thread is sent: open the database. */
export const openMessage = "open";

/** Sent once when the thread can take requests; `failure` when it cannot. */
export const readyId = 0;

/** Throws when the caller has given up; long loops call it again and again. */
export type AbortCheck = () => void;

/** What runs in a worker: one entry per question. */
export type Operations<Context> = Record<
  string,
  (context: Context, argument: never, checkAbort: AbortCheck) => unknown
>;

export type ArgumentOf<Operation> = Operation extends (
  context: never,
  argument: infer Argument,
  ...rest: never[]
) => unknown
  ? Argument
  : never;
export type ResultOf<Operation> = Operation extends (...parameters: never[]) => infer Result ? Received<Result> : never;
type Received<Result> = Result extends Transferred<infer Value> ? Value : Result;

/** An answer whose buffers are handed over instead of copied. */
export class Transferred<Value> {
  readonly value: Value;
  readonly buffers: ArrayBuffer[];

  constructor(value: Value, buffers: ArrayBuffer[]) {
    this.value = value;
    this.buffers = buffers;
  }
}
