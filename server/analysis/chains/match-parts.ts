/** Matching a chain product by product: the codes of one level that every leg knows, and the sum of their minima. */
import type { CodeFamily } from "../legs/code-family.ts";
import { addsUp, readParts, type LegPart } from "../legs/leg-parts.ts";
import { findFamily } from "../legs/code-family.ts";
import type { LegReader } from "../legs/leg-reader.ts";
import type { LegReading } from "../legs/leg-reading.ts";
import type { Minimum } from "./chain-reading.ts";
import { canFollow } from "./time-order.ts";
import type { ValuationBasis } from "./valuation-basis.ts";

/** Parts of each leg by level, kept while one selected code is traced. */
export type PartsOfLeg = (reading: LegReading, level: number) => readonly LegPart[];

export function createPartsCache(reader: LegReader, family: CodeFamily): PartsOfLeg {
  const known = new Map<LegReading, Map<number, LegPart[]>>();
  return (reading, level) => {
    const levels = known.get(reading) ?? new Map<number, LegPart[]>();
    known.set(reading, levels);
    const parts = levels.get(level) ?? readParts(reader.world, reader.question.windows, family, reading, level);
    levels.set(level, parts);
    return parts;
  };
}

/** The same code on every leg. */
export type MatchedCode = readonly LegPart[];

/** Codes that every leg knows in some window, at least one leg with rows; in the order of the codes. */
export function findMatchedCodes(parts: readonly (readonly LegPart[])[]): MatchedCode[] {
  const others = parts.slice(1).map((list) => new Map(list.map((part) => [part.code, part])));
  return parts[0]!.flatMap((part) => {
    const matched = [part];
    for (const other of others) {
      const found = other.get(part.code);
      if (found !== undefined) matched.push(found);
    }
    return matched.length === parts.length && matched.some(({ hasRows }) => hasRows) ? [matched] : [];
  });
}

export function isKnownOnAll(code: MatchedCode, window: "before" | "after"): boolean {
  return code.every((part) => !Number.isNaN(part[window]));
}

export interface MatchedLevel {
  level: number;
  codes: MatchedCode[];
  /** Some code is known on every leg in the window. */
  before: boolean;
  after: boolean;
  /** Every leg's rows at this level add up to its own figure. */
  whole: boolean;
}

export function matchLevel(legs: readonly LegReading[], level: number, partsOf: PartsOfLeg): MatchedLevel {
  const parts = legs.map((leg) => partsOf(leg, level));
  const codes = findMatchedCodes(parts);
  return {
    level,
    codes,
    before: codes.some((code) => isKnownOnAll(code, "before")),
    after: codes.some((code) => isKnownOnAll(code, "after")),
    whole: legs.every((leg, at) => addsUp(leg, parts[at]!)),
  };
}

/** Codes that pass the time order; a code unknown in the after window cannot be tested and stays in the sum before. */
export function keepFollowing(
  reader: LegReader,
  legs: readonly LegReading[],
  codes: readonly MatchedCode[],
): { kept: MatchedCode[]; failed: number } {
  const kept = codes.filter(
    (code) =>
      !isKnownOnAll(code, "after") ||
      canFollow(code, (leg, moment) =>
        reader.earliestAfter(legs[leg]!, findFamily(reader.world, code[leg]!.code), moment),
      ),
  );
  return { kept, failed: codes.length - kept.length };
}

function smallest(code: MatchedCode, window: "before" | "after", divisors: readonly number[]): number {
  return code.reduce((least, part, leg) => Math.min(least, part[window] / divisors[leg]!), Infinity);
}

/** Sum of the minima over the codes that are known on every leg of the window. */
export function sumOfMinima(
  legs: readonly LegReading[],
  { codes, before }: MatchedLevel,
  kept: readonly MatchedCode[],
  basis: ValuationBasis,
): Minimum {
  const sum = (window: "before" | "after", divisors: readonly number[]) =>
    kept.reduce((total, code) => total + (isKnownOnAll(code, window) ? smallest(code, window, divisors) : 0), 0);
  const legSums = legs.map((_, leg) =>
    codes.reduce((total, code) => total + (isKnownOnAll(code, "after") ? code[leg]!.after : 0), 0),
  );
  const onBasis = legSums.map((total, leg) => total / basis.divisorsAfter[leg]!);
  return {
    before: before ? sum("before", basis.divisorsBefore) : Number.NaN,
    after: sum("after", basis.divisorsAfter),
    limitingLeg: onBasis.indexOf(Math.min(...onBasis)),
    restsOnIncomplete: false,
  };
}
