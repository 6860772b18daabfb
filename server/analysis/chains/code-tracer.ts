/** Legs and chains of one selected code, each leg read once however many chains it stands in. */
import { findFamily, type CodeFamily } from "../legs/code-family.ts";
import { mayBeCovered } from "../legs/collect-strands.ts";
import type { LegReader, WeighedLeg } from "../legs/leg-reader.ts";
import type { LegReading } from "../legs/leg-reading.ts";
import type { LegRole } from "../legs/rank-strands.ts";
import { markPartnersFrom, markPartnersInto } from "../trade-index/find-routes.ts";
import type { ChainReading } from "./chain-reading.ts";
import { createPartsCache, type PartsOfLeg } from "./match-parts.ts";
import { readChain, type ChainQuestion, type outOfOrder } from "./read-chain.ts";

export class CodeTracer {
  readonly reader: LegReader;
  readonly family: CodeFamily;
  readonly #question: ChainQuestion;
  readonly #partsOf: PartsOfLeg;
  readonly #keepLegs: boolean;
  readonly #legs = new Map<number, LegReading | undefined>();

  /** `keepLegs`: legs may stand in several chains, so that it pays to remember them. */
  constructor(reader: LegReader, code: number, question: ChainQuestion, keepLegs: boolean) {
    this.reader = reader;
    this.#keepLegs = keepLegs;
    this.family = findFamily(reader.world, code);
    this.#question = question;
    this.#partsOf = createPartsCache(reader, this.family);
  }

  /** undefined where nothing at all is known of the leg. */
  readLeg(exporter: number, importer: number, role: LegRole): LegReading | undefined {
    if (!this.#keepLegs) return this.reader.read(this.family, { exporter, importer }, role);
    const countries = this.reader.world.countries.texts.length;
    const roleNumber = role === "into-hub" ? 0 : role === "out-of-hub" ? 1 : 2;
    const key = (roleNumber * countries + exporter) * countries + importer;
    const known = this.#legs.get(key);
    if (known !== undefined || this.#legs.has(key)) return known;
    const reading = this.reader.read(this.family, { exporter, importer }, role);
    this.#legs.set(key, reading);
    return reading;
  }

  /** Figures of a leg that stands in no chain; no look where there is neither a row nor coverage. */
  weighLeg(hasRows: boolean, exporter: number, importer: number, role: LegRole): WeighedLeg | undefined {
    if (!hasRows && !mayBeCovered(this.reader.world, { exporter, importer })) return undefined;
    return this.reader.weigh(this.family, { exporter, importer }, role);
  }

  /** The legs of a chain through `countries`; undefined where one is not known at all. */
  readLegs(countries: readonly number[]): LegReading[] | undefined {
    const legs: LegReading[] = [];
    for (let at = 0; at + 1 < countries.length; at += 1) {
      const leg = this.readLeg(countries[at]!, countries[at + 1]!, at === 0 ? "into-hub" : "out-of-hub");
      if (leg === undefined) return undefined;
      legs.push(leg);
    }
    return legs;
  }

  readChain(legs: readonly LegReading[]): ChainReading | typeof outOfOrder | undefined {
    return readChain(this.reader, this.family, legs, this.#question, this.#partsOf);
  }

  /** Every code of the family, the selected one first. */
  #eachCode(visit: (code: number) => void): void {
    const { code, end } = this.family;
    for (let member = code; member < Math.max(end, code + 1); member += 1) visit(member);
  }

  /** 1 for every country that some series of the family leads to from `exporter`. */
  partnersFrom(exporter: number): Uint8Array {
    const found = new Uint8Array(this.reader.world.countries.texts.length);
    this.#eachCode((code) => markPartnersFrom(this.reader.world.columns, code, exporter, found));
    return found;
  }

  partnersInto(importer: number): Uint8Array {
    const found = new Uint8Array(this.reader.world.countries.texts.length);
    this.#eachCode((code) => markPartnersInto(this.reader.world.columns, code, importer, found));
    return found;
  }
}
