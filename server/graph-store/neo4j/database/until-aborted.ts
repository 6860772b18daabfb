import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds that a server has for ending what nobody waits for any more. */
const patience = 3000;

/** Gives a connection back; a server that says nothing does not keep anybody waiting. */
export async function endSoon(...endings: Promise<unknown>[]): Promise<void> {
  await Promise.race([Promise.allSettled(endings), sleep(patience, undefined, { ref: false })]);
}

/** Rejects with the signal's reason when it aborts; `end` ends the work on the server, and is waited for a moment. */
export async function untilAborted<Result>(
  signal: AbortSignal | undefined,
  end: () => Promise<void>,
  work: Promise<Result>,
): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal?.reason);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    await endSoon(end(), work);
    throw signal.reason;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}
