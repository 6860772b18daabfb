/** A reading before its windows are filled in. */
import { findSplice, tiers, type TieredCandidate } from "./choose-strand.ts";
import type { CodeFamily } from "./code-family.ts";
import type { LegPlace } from "./leg-figure.ts";
import type { LegReading } from "./leg-reading.ts";
import type { LegRole } from "./rank-strands.ts";

export function startReading(
  family: CodeFamily,
  { exporter, importer }: LegPlace,
  role: LegRole,
  { strand, before, after }: TieredCandidate,
): LegReading {
  return {
    role,
    code: family.code,
    exporter,
    importer,
    strandBefore: strand,
    strandAfter: strand,
    editionBefore: -1,
    editionAfter: -1,
    before,
    after,
    totalBefore: Number.NaN,
    totalAfter: Number.NaN,
    partialBefore: false,
    partialAfter: false,
    incompleteBefore: false,
    incompleteAfter: false,
    spliced: false,
    reason: undefined,
    reasonBefore: undefined,
    reasonAfter: undefined,
    partnerDerived: false,
    hasRows: false,
    times: undefined,
  };
}

/** Two series stand for the two windows: marked, and never ranked by default. */
export function splice(reading: LegReading, chosen: TieredCandidate, candidates: readonly TieredCandidate[]): void {
  if (chosen.tier === tiers.broken) {
    reading.spliced = true;
    return;
  }
  if (chosen.tier < tiers.broken) return;
  const missing = Number.isNaN(chosen.before) ? "before" : "after";
  const other = findSplice(candidates, missing);
  if (other === undefined) return;
  reading.spliced = true;
  reading[missing] = other[missing];
  if (missing === "before") reading.strandBefore = other.strand;
  else reading.strandAfter = other.strand;
}
