/**
 * One series for a leg and question. Candidates come in the question's order of preference; the first wins that
 * knows both windows on one status and in the reporter's own words. What else counts is in `tiers`.
 */
import type { WindowName } from "./leg-figure.ts";

/** From best to worst; see the method, section 3. */
export const tiers = {
  /** Both windows, one status, the reporter's own word or reconciled throughout. */
  both: 0,
  /** Both windows, both compiled from partners' reports. */
  bothDerived: 1,
  /** Both windows, but the status changes between them: no change is given. */
  broken: 2,
  after: 3,
  afterDerived: 4,
  before: 5,
  beforeDerived: 6,
} as const;

export interface Candidate {
  strand: number;
  /** US dollars a year; NaN where unknown. */
  before: number;
  after: number;
  /** Weakest status by number; −1 where no row was used. */
  statusBefore: number;
  statusAfter: number;
  /** By number; −1 where nothing is known. */
  editionBefore: number;
  editionAfter: number;
}

/** undefined: the candidate says nothing. */
export function tierOf(candidate: Candidate, partnerDerived: number): number | undefined {
  const { statusBefore, statusAfter } = candidate;
  const before = !Number.isNaN(candidate.before);
  const after = !Number.isNaN(candidate.after);
  if (before && after) {
    const same = statusBefore === statusAfter || statusBefore < 0 || statusAfter < 0;
    if (!same) return tiers.broken;
    return statusBefore === partnerDerived || statusAfter === partnerDerived ? tiers.bothDerived : tiers.both;
  }
  if (after) return statusAfter === partnerDerived ? tiers.afterDerived : tiers.after;
  if (before) return statusBefore === partnerDerived ? tiers.beforeDerived : tiers.before;
  return undefined;
}

/** The value by which `larger` and `smaller` compare: after, or before where after is unknown. */
function comparedValue({ before, after }: Candidate): number {
  return Number.isNaN(after) ? before : after;
}

export interface TieredCandidate extends Candidate {
  tier: number;
}

/** The better tier wins; within a tier the larger or smaller value, and the importer's where they are equal. */
export function chooseBySize(
  importers: TieredCandidate | undefined,
  exporters: TieredCandidate | undefined,
  choice: "larger" | "smaller",
): TieredCandidate | undefined {
  if (importers === undefined || exporters === undefined) return importers ?? exporters;
  if (importers.tier !== exporters.tier) return importers.tier < exporters.tier ? importers : exporters;
  const difference = comparedValue(exporters) - comparedValue(importers);
  return (choice === "larger" ? difference > 0 : difference < 0) ? exporters : importers;
}

/** The first candidate that knows a window, for a spliced figure. */
export function findSplice(candidates: readonly TieredCandidate[], window: WindowName): TieredCandidate | undefined {
  return candidates.find((candidate) => !Number.isNaN(candidate[window]));
}

/** The first candidate of the best tier that any reaches. */
export function firstOfBestTier(candidates: readonly TieredCandidate[]): TieredCandidate | undefined {
  let best: TieredCandidate | undefined;
  for (const candidate of candidates) if (best === undefined || candidate.tier < best.tier) best = candidate;
  return best;
}
