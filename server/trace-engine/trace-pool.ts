/** Several trace threads; a trace waits until one is free. */
import type { TraceRequest } from "#graph-schema/contract/trace.ts";
import type { TraceTerms } from "../analysis/trace-terms.ts";
import type { TraceAnswer } from "../analysis/trace.ts";
import type { BuiltIndex } from "./build-index.ts";
import { TraceThread } from "./trace-thread.ts";

export class TracePool {
  readonly #threads: TraceThread[];
  readonly #free: TraceThread[];
  readonly #waiting: ((thread: TraceThread) => void)[] = [];

  constructor(threads: number) {
    this.#threads = Array.from({ length: threads }, () => new TraceThread());
    this.#free = [...this.#threads];
  }

  async load(index: BuiltIndex): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.load(index)));
  }

  trace(request: TraceRequest, signal: AbortSignal | undefined): Promise<TraceAnswer> {
    return this.#use((thread) => thread.trace(request, signal), signal);
  }

  terms(request: TraceRequest, signal: AbortSignal | undefined): Promise<TraceTerms> {
    return this.#use((thread) => thread.terms(request, signal), signal);
  }

  async #use<Answer>(ask: (thread: TraceThread) => Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
    const thread = await this.#take(signal);
    try {
      return await ask(thread);
    } finally {
      this.#giveBack(thread);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #take(signal: AbortSignal | undefined): Promise<TraceThread> {
    signal?.throwIfAborted();
    const free = this.#free.pop();
    if (free !== undefined) return Promise.resolve(free);
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(receive), 1);
        reject(signal!.reason as Error);
      };
      const receive = (thread: TraceThread) => {
        signal?.removeEventListener("abort", leave);
        resolve(thread);
      };
      this.#waiting.push(receive);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  #giveBack(thread: TraceThread): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(thread);
    else next(thread);
  }
}
