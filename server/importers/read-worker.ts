/** Thread in which a file is read: parsing must not hold up the server. Runs at most a few batches ahead of the store. */
import { parentPort, workerData, type TransferListItem } from "node:worker_threads";
import { ImportFailure } from "./import-failure.ts";
import { readTradeFile, type ReadTradeFileOptions } from "./read-trade-file.ts";
import { buffersOf } from "./sink/cell-collector.ts";
import { isAcknowledged, type ReaderMessage } from "./sink/reader-message.ts";

const maximumUnanswered = 4;

if (parentPort === null) throw new Error("This module runs as a worker thread only");
const port = parentPort;
let unanswered = 0;
let wake: (() => void) | undefined;

function send(message: ReaderMessage): void {
  const transfer: TransferListItem[] = message.type === "cells" ? buffersOf(message.batch) : [];
  if (isAcknowledged(message)) unanswered += 1;
  port.postMessage(message, transfer);
}

async function ready(): Promise<void> {
  while (unanswered >= maximumUnanswered) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

/** Every message from the other side is one acknowledgement. */
port.on("message", () => {
  unanswered -= 1;
  wake?.();
});

function describeFailure(error: unknown): string {
  if (error instanceof ImportFailure) return error.message;
  throw error;
}

try {
  await readTradeFile(workerData as ReadTradeFileOptions, { send, ready });
} catch (error) {
  send({ type: "failed", message: describeFailure(error) });
}
port.close();
