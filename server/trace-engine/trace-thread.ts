/** One worker thread that traces: started when needed, started again after a crash. */
import { Worker } from "node:worker_threads";
import type { TraceRequest } from "#graph-schema/contract/trace.ts";
import type { TraceTerms } from "../analysis/trace-terms.ts";
import type { TraceAnswer } from "../analysis/trace.ts";
import type { BuiltIndex } from "./build-index.ts";
import type { TraceMessage, TraceReply } from "./messages.ts";
import { TraceEngineError } from "./trace-engine-error.ts";

interface Waiting<T> {
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
}

function crashed(cause: unknown): TraceEngineError {
  return new TraceEngineError("not-ready", "The trace was lost because its thread stopped; ask again", { cause });
}

/** Asks come one at a time; the pool sees to that. */
export class TraceThread {
  #worker: Worker | undefined;
  #index: BuiltIndex | undefined;
  #loading: Waiting<void> | undefined;
  #asked: (Waiting<TraceAnswer | TraceTerms> & { id: number }) | undefined;
  #lastId = 0;
  readonly #program: URL;

  /** `program`: what the thread runs; it answers the messages of messages.ts. */
  constructor(program = new URL("./trace-worker.ts", import.meta.url)) {
    this.#program = program;
  }

  /** Resolves when traces asked from now on run on `index`; one under way finishes on the old one. */
  async load(index: BuiltIndex): Promise<void> {
    this.#index = index;
    const worker = this.#started();
    worker.ref();
    try {
      await new Promise<void>((resolve, reject) => {
        this.#loading = { resolve, reject };
        worker.postMessage({ type: "load", ...index } satisfies TraceMessage);
      });
    } finally {
      this.#rest(worker);
    }
  }

  /** Rejects with a TraceEngineError, or with the signal's reason. */
  async trace(request: TraceRequest, signal: AbortSignal | undefined): Promise<TraceAnswer> {
    const cancelled = new Int32Array(new SharedArrayBuffer(4));
    const cancel = () => Atomics.store(cancelled, 0, 1);
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return (await this.#ask((id) => ({ type: "trace", id, request, cancelled }), signal)) as TraceAnswer;
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  }

  /** Rejects as `trace` does. */
  async terms(request: TraceRequest, signal: AbortSignal | undefined): Promise<TraceTerms> {
    return (await this.#ask((id) => ({ type: "terms", id, request }), signal)) as TraceTerms;
  }

  /** The reply to a message has the kind that was asked for. */
  async #ask(write: (id: number) => TraceMessage, signal: AbortSignal | undefined): Promise<TraceAnswer | TraceTerms> {
    signal?.throwIfAborted();
    if (this.#worker === undefined && this.#index !== undefined) await this.load(this.#index);
    const worker = this.#started();
    this.#lastId += 1;
    const id = this.#lastId;
    worker.ref();
    try {
      return await new Promise<TraceAnswer | TraceTerms>((resolve, reject) => {
        this.#asked = { id, resolve, reject };
        worker.postMessage(write(id));
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      this.#asked = undefined;
      this.#rest(worker);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#fail(new TraceEngineError("not-ready", "The trace engine is closing"));
    await worker?.terminate();
  }

  /** A thread with nothing to do does not keep the process alive. */
  #rest(worker: Worker): void {
    if (this.#loading === undefined && this.#asked === undefined) worker.unref();
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#program);
    worker.on("message", (reply: TraceReply) => this.#receive(reply));
    worker.on("error", (error) => this.#lose(worker, error));
    worker.on("exit", (code) => this.#lose(worker, new Error(`The trace thread ended with code ${code}`)));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #receive(reply: TraceReply): void {
    if (reply.type === "loaded") {
      const loading = this.#loading;
      this.#loading = undefined;
      loading?.resolve();
      return;
    }
    const asked = this.#asked;
    if (asked === undefined || asked.id !== reply.id) return;
    if (reply.type === "answer") asked.resolve(reply.answer);
    else if (reply.type === "fault") {
      asked.reject(new TraceEngineError(reply.kind, reply.message, { field: reply.field }));
    } else if (reply.type === "cancelled") asked.reject(new TraceEngineError("not-ready", "The trace was cancelled"));
    else asked.reject(new Error("The trace failed", { cause: reply.error }));
  }

  /** A thread that died takes its trace with it; the next one starts a new thread. */
  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#fail(crashed(cause));
  }

  #fail(reason: TraceEngineError): void {
    this.#loading?.reject(reason);
    this.#loading = undefined;
    this.#asked?.reject(reason);
    this.#asked = undefined;
  }
}
