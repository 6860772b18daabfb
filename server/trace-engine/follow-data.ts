/** Brings the trace index up to what other servers on the same store change. */
import { setTimeout as sleep } from "node:timers/promises";
import type { TraceEngine } from "./trace-engine.ts";

/** Milliseconds; a look is two small queries where nothing changed. */
const looksEvery = 2000;

export interface DataFollower {
  /** Ends with the look that is under way. */
  close(): Promise<void>;
}

interface FollowOptions {
  /** Told of the first failure of a row; each look tries again. */
  onTrouble: (error: unknown) => void;
  /** Milliseconds. */
  interval?: number;
}

export function followData(
  engine: Pick<TraceEngine, "refresh">,
  { onTrouble, interval = looksEvery }: FollowOptions,
): DataFollower {
  const closed = new AbortController();
  const { signal } = closed;
  let isTroubled = false;

  async function look(): Promise<void> {
    try {
      await engine.refresh(signal);
      isTroubled = false;
    } catch (error) {
      if (!signal.aborted && !isTroubled) onTrouble(error);
      isTroubled = true;
    }
  }

  async function follow(): Promise<void> {
    while (!signal.aborted) {
      await look();
      await sleep(interval, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  const following = follow();
  return {
    close() {
      closed.abort(new Error("The server is closing"));
      return following;
    },
  };
}
