/** Runs the reader in its own thread and hands on its messages one after the other. */
import { Worker } from "node:worker_threads";
import type { ReadTradeFileOptions } from "./read-trade-file.ts";
import { isAcknowledged, type ReaderMessage } from "./sink/reader-message.ts";

/**
 * Resolves when the reader has ended and every message was taken. Rejects with what `take` or the thread throws,
 * and with the signal's reason; the thread is gone then.
 */
export async function runReader(
  options: ReadTradeFileOptions,
  take: (message: ReaderMessage) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL("read-worker.ts", import.meta.url), { workerData: options });
  try {
    await followWorker(worker, take, signal);
  } finally {
    await worker.terminate();
  }
}

function followWorker(
  worker: Worker,
  take: (message: ReaderMessage) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let queue = Promise.resolve();
    const stop = () => {
      // What is being taken just now ends first, so that nobody cleans up before it.
      const refuse = () => reject(signal?.reason as Error);
      queue.then(refuse, refuse);
    };
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: ReaderMessage) => {
      queue = queue.then(async () => {
        signal?.throwIfAborted();
        await take(message);
        if (isAcknowledged(message)) worker.postMessage("taken");
      });
      queue.catch(reject);
    });
    worker.on("error", reject);
    worker.on("exit", () => void queue.then(resolve, reject));
  });
}
