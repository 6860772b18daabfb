/** Keeps the first `limit` of any number of answers without holding the rest. */
export class BestOf<T> {
  #kept: T[] = [];
  #isSorted = true;
  #worst: T | undefined;
  total = 0;
  readonly #limit: number;
  readonly #compare: (left: T, right: T) => number;

  /** `compare` must tell any two different answers apart, so that the outcome does not depend on their order. */
  constructor(limit: number, compare: (left: T, right: T) => number) {
    this.#limit = limit;
    this.#compare = compare;
  }

  offer(answer: T): void {
    this.total += 1;
    if (this.#worst !== undefined && this.#compare(answer, this.#worst) > 0) return;
    this.#kept.push(answer);
    this.#isSorted = false;
    if (this.#kept.length >= this.#limit * 2 + 64) this.#prune();
  }

  #prune(): void {
    this.#kept.sort(this.#compare);
    this.#isSorted = true;
    if (this.#kept.length > this.#limit) this.#kept.length = this.#limit;
    if (this.#kept.length === this.#limit) this.#worst = this.#kept.at(-1);
  }

  sorted(): readonly T[] {
    if (!this.#isSorted) this.#prune();
    return this.#kept;
  }
}

/** Larger first; unknown (NaN) last. */
export function compareDescending(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
  return right - left;
}

/** What a chain is ranked by. Country and code numbers follow the order of their texts. */
export interface Ranked {
  /** Country numbers from origin to destination. */
  countries: readonly number[];
  code: number;
  /** All goods: context, never ranked by size. */
  isContext: boolean;
  /** Change in bottleneck; NaN where unknown or spliced. */
  change: number;
  /** Bottleneck after. */
  after: number;
}

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    if (left[at] !== right[at]) return left[at]! - right[at]!;
  }
  return left.length - right.length;
}

function compareIdentity(left: Ranked, right: Ranked): number {
  return compareNumbers(left.countries, right.countries) || left.code - right.code;
}

/**
 * By change in bottleneck; where it is unknown after the others, by the bottleneck after; then by countries and code.
 * All goods come last and in the order of their countries only.
 */
export function compareRanked(left: Ranked, right: Ranked): number {
  if (left.isContext !== right.isContext) return left.isContext ? 1 : -1;
  if (left.isContext) return compareIdentity(left, right);
  return (
    compareDescending(left.change, right.change) ||
    compareDescending(left.after, right.after) ||
    compareIdentity(left, right)
  );
}
