/**
 * A server that is frozen, or that a network has swallowed, keeps its connections and says nothing, and the driver would
 * wait for minutes. So while somebody waits for an answer, the server is asked beside whether it is there.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { GraphStoreError } from "../../graph-store-error.ts";

const asksAfter = 3000;
const patience = 6000;

const silent = () =>
  new GraphStoreError("unavailable", `Neo4j does not answer: it has said nothing for ${patience / 1000} seconds.`, {
    mayPass: true,
  });

export class Pulse {
  readonly #ask: () => Promise<unknown>;
  readonly #waiting = new Set<(error: Error) => void>();
  #timer: NodeJS.Timeout | undefined;

  /** @param ask - settles as soon as the server has said anything, on a connection of its own */
  constructor(ask: () => Promise<unknown>) {
    this.#ask = ask;
  }

  /** Settles as the work does; rejects with `unavailable` when the server says nothing any more. */
  async watch<Result>(work: Promise<Result>): Promise<Result> {
    const { promise: lost, reject } = Promise.withResolvers<never>();
    this.#waiting.add(reject);
    this.#wind();
    try {
      return await Promise.race([work, lost]);
    } finally {
      this.#waiting.delete(reject);
    }
  }

  #wind(): void {
    if (this.#waiting.size === 0 || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.#check(), asksAfter).unref();
  }

  async #check(): Promise<void> {
    const asked = [...this.#waiting];
    if (asked.length > 0 && !(await this.#answersInTime())) for (const fail of asked) fail(silent());
    this.#timer = undefined;
    this.#wind();
  }

  /** A failure is an answer too: whoever waits hears of it himself. */
  async #answersInTime(): Promise<boolean> {
    const answer = this.#ask().then(
      () => true,
      () => true,
    );
    return Promise.race([answer, sleep(patience, false, { ref: false })]);
  }
}
