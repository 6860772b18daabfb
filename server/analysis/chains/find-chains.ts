/** Searches the chains of a question: origin → one or two hubs → destination, code by code. */
import type { LegReader } from "../legs/leg-reader.ts";
import { isKnown, type LegReading } from "../legs/leg-reading.ts";
import type { CountrySelection } from "../selection/select-countries.ts";
import { changeOf, type ChainReading } from "./chain-reading.ts";
import { CodeTracer } from "./code-tracer.ts";
import { compareRanked, BestOf, type Ranked } from "./ranking.ts";
import { outOfOrder, type ChainQuestion } from "./read-chain.ts";
import type { SearchControl } from "./search-control.ts";
import type { OpenReading } from "./open-chain.ts";

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

export interface FoundChains {
  chains: readonly RankedChain[];
  total: number;
  leftOutByTimeOrder: number;
  open: readonly OpenReading[];
  openTotal: number;
}

/** Legs between the same hubs serve every chain of a code; each code starts afresh. */
class ChainFinder {
  readonly chains: BestOf<RankedChain>;
  readonly open: BestOf<OpenReading>;
  leftOutByTimeOrder = 0;
  readonly #reader: LegReader;
  readonly #search: ChainSearch;
  readonly #control: SearchControl;

  constructor(reader: LegReader, search: ChainSearch, control: SearchControl) {
    this.#reader = reader;
    this.#search = search;
    this.#control = control;
    this.chains = new BestOf<RankedChain>(search.limit, compareRanked);
    this.open = new BestOf<OpenReading>(search.limit, compareRanked);
  }

  traceCode(code: number): void {
    const tracer = new CodeTracer(this.#reader, code, this.#search);
    const { origins, destinations, areDisjoint } = this.#search.countries;
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
      const first = tracer.readLeg(origin, hub, "into-hub");
      const second = tracer.readLeg(hub, destination, "out-of-hub");
      if (first !== undefined && second !== undefined && from[hub] === 1 && into[hub] === 1) {
        this.#offerChain(tracer, [origin, hub, destination], [first, second]);
      }
      this.#offerOpen(tracer, [origin, hub, destination], first, second);
    }
  }

  #traceTwoHubs(tracer: CodeTracer, origin: number, destination: number, from: Uint8Array, into: Uint8Array): void {
    const { areDisjoint } = this.#search.countries;
    const seconds = Array.from(into.keys()).filter(
      (hub) => into[hub] === 1 && this.#mayStandBetween(hub, origin, destination),
    );
    for (let first = 0; first < from.length; first += 1) {
      if (from[first] === 0 || !this.#mayStandBetween(first, origin, destination)) continue;
      for (const second of seconds) {
        if (!areDisjoint(first, second) || !tracer.hasRoute(first, second)) continue;
        if (this.#control.countChain()) return;
        const countries = [origin, first, second, destination];
        const legs = tracer.readLegs(countries);
        if (legs !== undefined) this.#offerChain(tracer, countries, legs);
      }
    }
  }

  #offerChain(tracer: CodeTracer, countries: readonly number[], legs: readonly LegReading[]): void {
    const reading = tracer.readChain(legs);
    if (reading === undefined) return;
    if (reading === outOfOrder) {
      this.leftOutByTimeOrder += 1;
      return;
    }
    const { before, after } = reading.minimum;
    if (Math.max(isKnown(before) ? before : 0, after) < this.#search.minimumValue) return;
    this.chains.offer({
      countries,
      code: tracer.family.code,
      isContext: tracer.family.level === 0,
      change: reading.spliced ? Number.NaN : changeOf(reading),
      after,
      reading,
    });
  }

  /** One leg with declared goods after, the other with no figure after under any series or coverage held. */
  #offerOpen(
    tracer: CodeTracer,
    countries: readonly number[],
    first: LegReading | undefined,
    second: LegReading | undefined,
  ): void {
    const firstKnown = first !== undefined && isKnown(first.after);
    const secondKnown = second !== undefined && isKnown(second.after);
    if (firstKnown === secondKnown) return;
    const known = firstKnown ? first : second!;
    if (!(known.after > 0) || known.after < this.#search.minimumValue) return;
    this.open.offer({
      countries,
      code: tracer.family.code,
      isContext: tracer.family.level === 0,
      legs: [first, second],
      change: known.reason === undefined ? known.after - known.before : Number.NaN,
      after: known.after,
    });
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
