/**
 * A server that is frozen, or that a network has swallowed, keeps its connections and says nothing, and the driver would
 * wait for minutes. So while somebody waits for an answer, the server is asked beside whether it is there.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Neo4jError } from "neo4j-driver";
import { GraphStoreError } from "../../graph-store-error.ts";

/** Milliseconds. */
interface PulseTimes {
  /** How long somebody has to wait before the server is asked. */
  asksAfter: number;
  /** How long the server may say nothing then. */
  patience: number;
  /** After no connection came about. */
  asksAgainAfter: number;
}

const usualTimes: PulseTimes = { asksAfter: 3000, patience: 6000, asksAgainAfter: 500 };

const silent = ({ patience }: PulseTimes) =>
  new GraphStoreError("unavailable", `Neo4j does not answer: it has said nothing for ${patience / 1000} seconds.`, {
    mayPass: true,
  });

/** A refusal is an answer too; that no connection came about is none. */
const isAnswer = (error: unknown) => error instanceof Neo4jError && error.code.startsWith("Neo.");

export class Pulse {
  readonly #ask: () => Promise<unknown>;
  readonly #times: PulseTimes;
  readonly #waiting = new Set<(error: Error) => void>();
  #timer: NodeJS.Timeout | undefined;

  /** @param ask - settles as soon as the server has said anything, on a connection of its own */
  constructor(ask: () => Promise<unknown>, times = usualTimes) {
    this.#ask = ask;
    this.#times = times;
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
    this.#timer = setTimeout(() => void this.#check(), this.#times.asksAfter).unref();
  }

  /** Who came while the server was silent need not wait for it to be silent once more. */
  async #check(): Promise<void> {
    if (this.#waiting.size > 0 && !(await this.#answersInTime())) {
      for (const fail of this.#waiting) fail(silent(this.#times));
    }
    this.#timer = undefined;
    this.#wind();
  }

  async #answersInTime(): Promise<boolean> {
    const inTime = AbortSignal.timeout(this.#times.patience);
    const late = new Promise<false>((settle) => inTime.addEventListener("abort", () => settle(false)));
    return Promise.race([this.#hears(inTime), late]);
  }

  async #hears(inTime: AbortSignal): Promise<boolean> {
    while (!inTime.aborted) {
      const isHeard = await this.#ask().then(() => true, isAnswer);
      if (isHeard) return true;
      await sleep(this.#times.asksAgainAfter, undefined, { ref: false });
    }
    return false;
  }
}
