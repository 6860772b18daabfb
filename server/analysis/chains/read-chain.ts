/**
 * From legs to a chain (method, section 4): the matching level, the time order and the bottleneck. Legs are chosen
 * before, each with one series; see legs/leg-reader.ts.
 */
import type { CodeFamily } from "../legs/code-family.ts";
import { hasBelow } from "../legs/leg-figure.ts";
import type { LegReader } from "../legs/leg-reader.ts";
import { isKnown, type LegReading } from "../legs/leg-reading.ts";
import type { ChainReading, Minimum } from "./chain-reading.ts";
import { keepFollowing, matchLevel, sumOfMinima, type MatchedLevel, type PartsOfLeg } from "./match-parts.ts";
import { canFollow } from "./time-order.ts";
import { findValuationBasis, type ValuationBasis } from "./valuation-basis.ts";

export interface ChainQuestion {
  /** c; see valuation-basis.ts. */
  cifRate: number;
  timeOrder: boolean;
}

/** The legs do not follow each other in time. */
export const outOfOrder = "out-of-order";

/** Levels below the selected code at which legs may be matched, finest first. */
function finerLevels(family: CodeFamily): number[] {
  return hasBelow(family) ? [6, 4].filter((level) => level > family.level) : [];
}

/** The finest level at which every leg has figures in both windows, else in the after window; undefined: the code itself. */
function findPartsLevel(
  legs: readonly LegReading[],
  family: CodeFamily,
  partsOf: PartsOfLeg,
): MatchedLevel | undefined {
  const levels = finerLevels(family).map((level) => matchLevel(legs, level, partsOf));
  const bothKnown = legs.every(({ before }) => isKnown(before));
  const usable = levels.filter(({ after, before }) => after && (before || !bothKnown));
  return usable.find(({ whole }) => whole);
}

function ownMinimum(legs: readonly LegReading[], basis: ValuationBasis): Minimum {
  const before = legs.map((leg, at) => leg.before / basis.divisorsBefore[at]!);
  const after = legs.map((leg, at) => leg.after / basis.divisorsAfter[at]!);
  const least = { before: Math.min(...before), after: Math.min(...after) };
  return {
    ...least,
    limitingLeg: after.indexOf(least.after),
    restsOnIncomplete: legs.some(
      (leg, at) =>
        (leg.incompleteBefore && before[at] === least.before) || (leg.incompleteAfter && after[at] === least.after),
    ),
  };
}

function isPartial(legs: readonly LegReading[]): boolean {
  return legs.some((leg) => (isKnown(leg.before) && leg.partialBefore) || leg.partialAfter);
}

function legsFollow(reader: LegReader, family: CodeFamily, legs: readonly LegReading[]): boolean {
  const times = legs.map((leg) => reader.timesOf(leg, family));
  return canFollow(times, (leg, moment) => reader.earliestAfter(legs[leg]!, family, moment));
}

/** undefined: a leg is unknown in the after window, so nothing was matched. */
export function readChain(
  reader: LegReader,
  family: CodeFamily,
  legs: readonly LegReading[],
  question: ChainQuestion,
  partsOf: PartsOfLeg,
): ChainReading | typeof outOfOrder | undefined {
  if (!legs.every(({ after }) => isKnown(after))) return undefined;
  const basis = findValuationBasis(reader.world, legs, question.cifRate);
  const shared = {
    legs,
    valuation: basis.valuation,
    partial: isPartial(legs),
    spliced: legs.some(({ spliced }) => spliced),
    reason: legs.find(({ reason }) => reason !== undefined)?.reason,
  };
  const parts = findPartsLevel(legs, family, partsOf);
  if (parts === undefined) {
    if (question.timeOrder && !legsFollow(reader, family, legs)) return outOfOrder;
    const codes = { matched: 1, failedTimeOrder: 0 };
    return { ...shared, level: family.level, minimum: ownMinimum(legs, basis), coarse: undefined, codes };
  }
  const { kept, failed } = question.timeOrder
    ? keepFollowing(reader, legs, parts.codes)
    : { kept: parts.codes, failed: 0 };
  if (!kept.some((code) => code.every(({ after }) => isKnown(after)))) return outOfOrder;
  return {
    ...shared,
    level: parts.level,
    minimum: sumOfMinima(legs, parts, kept, basis),
    coarse: ownMinimum(legs, basis),
    codes: { matched: kept.length, failedTimeOrder: failed },
  };
}
