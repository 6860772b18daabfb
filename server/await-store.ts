/** A store that is started together with this server, as by a compose file, answers a little later. */
import { setTimeout as sleep } from "node:timers/promises";
import { GraphStoreError } from "./graph-store/graph-store-error.ts";

export interface Patience {
  seconds: number;
  /** Told when the waiting begins, and when its reason changes. */
  onWait: (reason: string) => void;
  signal: AbortSignal;
}

const pause = 1000;

const withWait = (error: GraphStoreError, seconds: number) =>
  new GraphStoreError(error.kind, `${error.message} Waited ${seconds} s for it (NEO4J_WAIT_SECONDS).`, {
    cause: error,
  });

/** Opens as soon as it can be opened. Rejects at once with a failure that waiting does not mend, with others in the end. */
export async function awaitStore<Store>(
  open: () => Promise<Store>,
  { seconds, onWait, signal }: Patience,
): Promise<Store> {
  const until = performance.now() + seconds * 1000;
  let told = "";
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof GraphStoreError) || !error.mayPass || seconds === 0) throw error;
      if (performance.now() + pause > until) throw withWait(error, seconds);
      if (error.message !== told) onWait(error.message);
      told = error.message;
    }
    await sleep(pause, undefined, { signal });
  }
}
