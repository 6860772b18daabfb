/** Budget and cancellation of a search; the clock and the flag come from outside. */
export interface SearchLimits {
  /** Candidate chains to look at. */
  chains: number;
  milliseconds: number;
  /** Milliseconds from any fixed moment. */
  now: () => number;
  /** True when nobody waits for the answer any more. */
  isCancelled: () => boolean;
}

/** Thrown out of a search that was cancelled; it has no answer. */
export class SearchCancelledError extends Error {
  constructor() {
    super("The trace was cancelled");
    this.name = "SearchCancelledError";
  }
}

const checkEvery = 128;

export class SearchControl {
  readonly #limits: SearchLimits;
  readonly #deadline: number;
  #chains = 0;
  #steps = 0;
  /** Set once the budget is used up, in words. */
  stopped: string | undefined;

  constructor(limits: SearchLimits) {
    this.#limits = limits;
    this.#deadline = limits.now() + limits.milliseconds;
  }

  /** Counts a candidate; true when the search must end. Throws a SearchCancelledError. */
  countChain(): boolean {
    this.#chains += 1;
    if (this.stopped === undefined && this.#chains > this.#limits.chains) {
      this.stopped = `the budget of ${this.#limits.chains.toLocaleString("en")} candidate chains is used up`;
    }
    return this.countStep();
  }

  /** Counts other work, such as a leg that was read. */
  countStep(): boolean {
    this.#steps += 1;
    if (this.#steps % checkEvery === 0) this.#look();
    return this.stopped !== undefined;
  }

  #look(): void {
    if (this.#limits.isCancelled()) throw new SearchCancelledError();
    if (this.stopped === undefined && this.#limits.now() > this.#deadline) {
      this.stopped = `the budget of ${this.#limits.milliseconds.toLocaleString("en")} milliseconds is used up`;
    }
  }
}
