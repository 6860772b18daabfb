import { parentPort } from "node:worker_threads";
import { GraphStoreError } from "../../graph-store-error.ts";
import { toGraphStoreError } from "../database/sqlite-error.ts";
import {
  Transferred,
  type AbortCheck,
  type Operations,
  type RequestMessage,
  type ResponseMessage,
  readyId,
} from "./messages.ts";

class AbortedError extends Error {}

/** Opens when told to, then answers requests of the main thread, one after the other, until the thread is ended. */
export function serveOperations<Context>(
  open: () => Context,
  operations: Operations<Context>,
  storePath: string,
): void {
  const port = parentPort;
  if (port === null) throw new Error("This module runs in a worker thread only.");
  const attempt = (id: number, work: () => unknown) => {
    try {
      const value = work();
      if (value instanceof Transferred)
        port.postMessage({ id, value: value.value } satisfies ResponseMessage, value.buffers);
      else port.postMessage({ id, value } satisfies ResponseMessage);
    } catch (error) {
      port.postMessage({ id, failure: describeFailure(error, storePath) } satisfies ResponseMessage);
    }
  };
  port.once("message", () => {
    attempt(readyId, () => {
      const context = open();
      port.on("message", (request: RequestMessage) => {
        attempt(request.id, () => answer(context, operations, request));
      });
      return null;
    });
  });
}

function answer<Context>(context: Context, operations: Operations<Context>, request: RequestMessage): unknown {
  const operation = operations[request.operation];
  if (!operation) throw new Error(`Unknown operation ${request.operation}`);
  const checkAbort = abortCheckOf(request.abortFlag);
  checkAbort();
  return operation(context, request.argument as never, checkAbort);
}

function abortCheckOf(buffer: SharedArrayBuffer | undefined): AbortCheck {
  if (!buffer) return () => {};
  const flag = new Int32Array(buffer);
  return () => {
    if (Atomics.load(flag, 0) !== 0) throw new AbortedError("The caller has given up.");
  };
}

function describeFailure(error: unknown, storePath: string): Extract<ResponseMessage, { failure: unknown }>["failure"] {
  const known = toGraphStoreError(error, storePath);
  if (known instanceof GraphStoreError) {
    return {
      kind: known.kind,
      message: known.message,
      ...(known.subject === undefined ? {} : { subject: known.subject }),
    };
  }
  if (known instanceof Error)
    return { kind: null, message: known.message, ...(known.stack ? { stack: known.stack } : {}) };
  return { kind: null, message: String(known) };
}
