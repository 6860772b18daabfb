import { Worker } from "node:worker_threads";
import { GraphStoreError } from "../../graph-store-error.ts";
import {
  openMessage,
  readyId,
  type ArgumentOf,
  type RequestMessage,
  type ResponseMessage,
  type ResultOf,
  type WorkerSettings,
} from "./messages.ts";

interface Waiting {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

/** The main thread's end of one worker: sends requests, matches answers, and notices when the thread is gone. */
export class WorkerClient<Registry> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = readyId + 1;
  #gone: GraphStoreError | undefined;

  /** Starts the thread, which loads its modules and waits for `open`. */
  constructor(file: URL, settings: WorkerSettings) {
    this.#worker = new Worker(file, { workerData: settings, execArgv: [] });
    this.#worker.on("message", (message: ResponseMessage) => this.#settle(message));
    this.#worker.on("error", (error: unknown) => this.#lose(error));
    this.#worker.on("exit", () => this.#lose(undefined));
  }

  /** Resolves when the worker has opened its database; rejects with the reason why it cannot. */
  async open(): Promise<void> {
    if (this.#gone) throw this.#gone;
    const opened = new Promise((resolve, reject) => this.#waiting.set(readyId, { resolve, reject }));
    this.#worker.postMessage(openMessage);
    await opened;
  }

  get pending(): number {
    return this.#waiting.size;
  }

  /** Rejects with the signal's reason as soon as it is aborted; the worker drops the work at its next check. */
  call<Name extends keyof Registry & string>(
    operation: Name,
    argument: ArgumentOf<Registry[Name]>,
    options: { signal?: AbortSignal | undefined; transfer?: ArrayBuffer[] } = {},
  ): Promise<ResultOf<Registry[Name]>> {
    const { signal, transfer } = options;
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    if (this.#gone) return Promise.reject(this.#gone);
    const abortFlag = signal ? new SharedArrayBuffer(4) : undefined;
    const id = this.#nextId++;
    return new Promise<unknown>((resolve, reject) => {
      const onAbort = () => {
        if (abortFlag) Atomics.store(new Int32Array(abortFlag), 0, 1);
        reject(signal?.reason as Error);
      };
      const finish = () => signal?.removeEventListener("abort", onAbort);
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#waiting.set(id, {
        resolve: (value) => {
          finish();
          resolve(value);
        },
        reject: (reason) => {
          finish();
          reject(reason);
        },
      });
      this.#worker.ref();
      this.#worker.postMessage({ id, operation, argument, abortFlag } satisfies RequestMessage, transfer ?? []);
    }) as Promise<ResultOf<Registry[Name]>>;
  }

  async terminate(): Promise<void> {
    this.#gone ??= new GraphStoreError("unavailable", "The store is closed.");
    await this.#worker.terminate();
  }

  #settle(message: ResponseMessage): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    this.#letProcessEnd();
    if ("failure" in message) waiting?.reject(toError(message.failure));
    else waiting?.resolve(message.value);
  }

  /** A thread without work must not keep a command-line process alive; one that is being ended must, until it has. */
  #letProcessEnd(): void {
    if (this.#waiting.size === 0 && this.#gone === undefined) this.#worker.unref();
  }

  #lose(cause: unknown): void {
    this.#gone ??= new GraphStoreError(
      "unavailable",
      "A thread of the store ended unexpectedly; open the store again.",
      {
        cause,
      },
    );
    for (const waiting of this.#waiting.values()) waiting.reject(this.#gone);
    this.#waiting.clear();
  }
}

function toError(failure: Extract<ResponseMessage, { failure: unknown }>["failure"]): Error {
  if (failure.kind !== null) {
    return new GraphStoreError(
      failure.kind,
      failure.message,
      failure.subject === undefined ? {} : { subject: failure.subject },
    );
  }
  const error = new Error(failure.message);
  if (failure.stack !== undefined) error.stack = failure.stack;
  return error;
}
