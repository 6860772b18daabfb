/** Searches the chains of a question: origin → one or two hubs → destination, code by code. */
import type { LegReader, WeighedLeg } from "../legs/leg-reader.ts";
import { isKnown, type LegReading } from "../legs/leg-reading.ts";
import type { CountrySelection } from "../selection/select-countries.ts";
import { changeOf, type ChainReading } from "./chain-reading.ts";
import { CodeTracer } from "./code-tracer.ts";
import { compareRanked, BestOf, type Ranked } from "./ranking.ts";
import { outOfOrder, type ChainQuestion } from "./read-chain.ts";
import type { SearchControl } from "./search-control.ts";
import { weighOpenChain } from "./weigh-open-chain.ts";

export interface ChainSearch extends ChainQuestion {
  countries: CountrySelection;
  codes: readonly number[];
  maximumIntermediaries: number;
  /** US dollars a year: least bottleneck in the larger of the two windows. */
  minimumValue: number;
  limit: number;
}

export interface RankedChain extends Ranked {
  reading: ChainReading;
}

/**
 * A chain with a leg without a figure after: no bottleneck, no rank. `change` and `after` are those of the known leg, an
 * order of reading; NaN where only the window before is known.
 */
export type OpenChainRank = Ranked;

export interface FoundChains {
  chains: readonly RankedChain[];
  total: number;
  leftOutByTimeOrder: number;
  open: readonly OpenChainRank[];
  openTotal: number;
}

/** Legs between the same hubs serve every chain of a code; each code starts afresh. */
class ChainFinder {
  readonly chains: BestOf<RankedChain>;
  readonly open: BestOf<OpenChainRank>;
  leftOutByTimeOrder = 0;
  readonly #reader: LegReader;
  readonly #search: ChainSearch;
  readonly #control: SearchControl;

  constructor(reader: LegReader, search: ChainSearch, control: SearchControl) {
    this.#reader = reader;
    this.#search = search;
    this.#control = control;
    this.chains = new BestOf<RankedChain>(search.limit, compareRanked);
    this.open = new BestOf<OpenChainRank>(search.limit, compareRanked);
  }

  traceCode(code: number): void {
    const { origins, destinations, areDisjoint } = this.#search.countries;
    const keepLegs = origins.length > 1 || destinations.length > 1 || this.#search.maximumIntermediaries > 1;
    const tracer = new CodeTracer(this.#reader, code, this.#search, keepLegs);
    const into = new Map(destinations.map((destination) => [destination, tracer.partnersInto(destination)]));
    for (const origin of origins) {
      const from = tracer.partnersFrom(origin);
      for (const [destination, sources] of into) {
        if (!areDisjoint(origin, destination)) continue;
        this.#traceOneHub(tracer, origin, destination, from, sources);
        if (this.#search.maximumIntermediaries > 1) this.#traceTwoHubs(tracer, origin, destination, from, sources);
        if (this.#control.stopped !== undefined) return;
      }
    }
  }

  #mayStandBetween(hub: number, origin: number, destination: number): boolean {
    const { isHub, areDisjoint } = this.#search.countries;
    return isHub[hub] === 1 && areDisjoint(hub, origin) && areDisjoint(hub, destination);
  }

  #traceOneHub(tracer: CodeTracer, origin: number, destination: number, from: Uint8Array, into: Uint8Array): void {
    for (let hub = 0; hub < from.length; hub += 1) {
      if ((from[hub] === 0 && into[hub] === 0) || !this.#mayStandBetween(hub, origin, destination)) continue;
      if (this.#control.countChain()) return;
      const countries = [origin, hub, destination];
      if (from[hub] === 1 && into[hub] === 1) {
        const legs = tracer.readLegs(countries);
        if (legs !== undefined && this.#offerChain(tracer, countries, legs)) continue;
      }
      const first = tracer.weighLeg(from[hub] === 1, origin, hub, "into-hub");
      const second = tracer.weighLeg(into[hub] === 1, hub, destination, "out-of-hub");
      this.#offerOpen(tracer, countries, [first, second]);
    }
  }

  #traceTwoHubs(tracer: CodeTracer, origin: number, destination: number, from: Uint8Array, into: Uint8Array): void {
    const { areDisjoint } = this.#search.countries;
    const seconds = Array.from(into.keys()).filter(
      (hub) => into[hub] === 1 && this.#mayStandBetween(hub, origin, destination),
    );
    for (let first = 0; first < from.length; first += 1) {
      if (from[first] === 0 || !this.#mayStandBetween(first, origin, destination)) continue;
      if (this.#control.countStep()) return;
      const onward = tracer.partnersFrom(first);
      for (const second of seconds) {
        if (onward[second] === 0 || !areDisjoint(first, second)) continue;
        if (this.#control.countChain()) return;
        const countries = [origin, first, second, destination];
        const legs = tracer.readLegs(countries);
        if (legs !== undefined) this.#offerChain(tracer, countries, legs);
      }
    }
  }

  /** False where the legs make no chain because one of them is unknown in the window after. */
  #offerChain(tracer: CodeTracer, countries: readonly number[], legs: readonly LegReading[]): boolean {
    const reading = tracer.readChain(legs);
    if (reading === undefined) return false;
    if (reading === outOfOrder) {
      this.leftOutByTimeOrder += 1;
      return true;
    }
    const { before, after } = reading.minimum;
    if (Math.max(isKnown(before) ? before : 0, after) < this.#search.minimumValue) return true;
    this.chains.offer({
      countries,
      code: tracer.family.code,
      isContext: tracer.family.level === 0,
      change: reading.spliced ? Number.NaN : changeOf(reading),
      after,
      reading,
    });
    return true;
  }

  #offerOpen(tracer: CodeTracer, countries: readonly number[], legs: readonly (WeighedLeg | undefined)[]): void {
    const weight = weighOpenChain(legs);
    if (weight === undefined || weight.larger < this.#search.minimumValue) return;
    const { code, level } = tracer.family;
    this.open.offer({ countries, code, isContext: level === 0, change: weight.change, after: weight.after });
  }
}

export function findChains(reader: LegReader, search: ChainSearch, control: SearchControl): FoundChains {
  const finder = new ChainFinder(reader, search, control);
  for (const code of search.codes) {
    if (control.countStep()) break;
    finder.traceCode(code);
  }
  return {
    chains: finder.chains.sorted(),
    total: finder.chains.total,
    leftOutByTimeOrder: finder.leftOutByTimeOrder,
    open: finder.open.sorted(),
    openTotal: finder.open.total,
  };
}
