import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { CypherResponse } from "#graph-schema/contract/cypher.ts";
import { CypherError } from "../../cypher-console.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import { stoppedBy } from "./answer-collector.ts";
import type { Failure, FromThread, RunMessage, ThreadSettings, ToThread } from "./messages.ts";

const megabytes = 640;
/** Milliseconds that a query may take beyond its budget to be read and let go, before its thread is ended. */
const grace = 5_000;
/** Milliseconds in which the next query rather waits for this thread than starts one, which takes seconds. */
const patience = 300;

interface Waiting {
  settle(answer: CypherResponse): void;
  fail(error: unknown): void;
  begun: number;
}

function errorOf({ kind, message, position, operator }: Failure): Error {
  if (kind === "unavailable") return new GraphStoreError("unavailable", message);
  if (kind === "fault") return new Error(`The Cypher thread failed: ${message}`);
  return new CypherError(kind, message, { position, operator });
}

/** The main thread's end of one query thread. It is gone after a query that had to be ended by force. */
export class CypherThread {
  readonly #worker: Worker;
  #waiting: Waiting | undefined;
  #guard: NodeJS.Timeout | undefined;
  #isBusy = false;
  #onIdle: (() => void) | undefined;
  isGone = false;

  constructor(settings: ThreadSettings) {
    this.#worker = new Worker(new URL("cypher-worker.ts", import.meta.url), {
      workerData: settings,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 8 },
    });
    this.#worker.unref();
    this.#worker.on("message", (message: FromThread) => this.#read(message));
    this.#worker.on("error", (error: unknown) => this.#lose(error));
    this.#worker.on("exit", () => this.#lose(undefined));
  }

  get isFree(): boolean {
    return !this.#isBusy && !this.isGone;
  }

  /** Settles when the thread is free again, unless the database is slow to let go of the query. */
  async run(run: RunMessage, signal: AbortSignal | undefined): Promise<CypherResponse> {
    const idle = this.#begin();
    try {
      return await this.#ask(run, signal);
    } finally {
      await Promise.race([idle, wait(patience, undefined, { ref: false })]);
    }
  }

  #begin(): Promise<void> {
    this.#isBusy = true;
    this.#worker.ref();
    return new Promise((settle) => {
      this.#onIdle = settle;
    });
  }

  #ask(run: RunMessage, signal: AbortSignal | undefined): Promise<CypherResponse> {
    this.#endAfter(run.budget.seconds * 1_000 + grace);
    const cancel = () => this.#cancel(signal?.reason);
    signal?.addEventListener("abort", cancel, { once: true });
    const asked = new Promise<CypherResponse>((settle, fail) => {
      this.#waiting = { settle, fail, begun: performance.now() };
    });
    this.#send({ kind: "run", run });
    return asked.finally(() => signal?.removeEventListener("abort", cancel));
  }

  async end(): Promise<void> {
    this.isGone = true;
    this.#worker.ref();
    await this.#worker.terminate();
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #read(message: FromThread): void {
    if (message.kind === "answer") this.#take()?.settle(message.answer);
    else if (message.kind === "failure") this.#take()?.fail(errorOf(message.failure));
    else this.#rest();
    if (message.kind !== "idle") this.#endAfter(grace);
  }

  #take(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  #rest(): void {
    clearTimeout(this.#guard);
    this.#isBusy = false;
    this.#worker.unref();
    this.#onIdle?.();
  }

  #cancel(reason: unknown): void {
    this.#take()?.fail(reason);
    this.#send({ kind: "cancel" });
    this.#endAfter(grace);
  }

  /** The connection closes with the thread, and Neo4j ends the query of a connection that is closed. */
  #endAfter(milliseconds: number): void {
    clearTimeout(this.#guard);
    this.#guard = setTimeout(() => void this.end(), milliseconds);
  }

  #lose(error: unknown): void {
    clearTimeout(this.#guard);
    this.isGone = true;
    this.#onIdle?.();
    const waiting = this.#take();
    if (waiting === undefined) return;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const milliseconds = Math.round(performance.now() - waiting.begun);
    if (error !== undefined && code !== "ERR_WORKER_OUT_OF_MEMORY") waiting.fail(error);
    else waiting.settle(emptyAnswer(code === undefined ? "seconds" : "memory", milliseconds));
  }
}

function emptyAnswer(budget: "seconds" | "memory", milliseconds: number): CypherResponse {
  const reason =
    budget === "memory"
      ? `A row of the answer needs more than the ${megabytes} MB that reading it may take.`
      : `The query could not be ended within its time and was left after ${Math.round(milliseconds / 1_000)} s.`;
  return { columns: [], rows: [], completeness: stoppedBy(budget, reason), missingValues: 0, milliseconds };
}
