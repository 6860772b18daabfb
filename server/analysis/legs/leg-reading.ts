/** What a trace remembers of one leg and selected code; words and counts are made later, for the chains that are shown. */
import type { UnknownReason } from "#graph-schema/contract/trace.ts";
import type { PositivePeriods } from "./leg-periods.ts";
import type { LegRole } from "./rank-strands.ts";

export interface LegReading {
  role: LegRole;
  code: number;
  exporter: number;
  importer: number;
  /** The same for both windows unless `spliced`. */
  strandBefore: number;
  strandAfter: number;
  editionBefore: number;
  editionAfter: number;
  /** US dollars a year; NaN where unknown. */
  before: number;
  after: number;
  /** US dollars over the window; NaN where unknown. */
  totalBefore: number;
  totalAfter: number;
  /** Some periods of a window are not covered, or the figure was built from an incomplete set of sub-codes. */
  partialBefore: boolean;
  partialAfter: boolean;
  /** Built from an incomplete set of sub-codes. */
  incompleteBefore: boolean;
  incompleteAfter: boolean;
  spliced: boolean;
  /** Why the change is unknown; undefined where it is known. A spliced leg keeps its reason. */
  reason: UnknownReason | undefined;
  reasonBefore: UnknownReason | undefined;
  reasonAfter: UnknownReason | undefined;
  /** The publisher compiled a window from partners' reports: neither side's own word. */
  partnerDerived: boolean;
  /** The strand holds rows in a window; false where all that is known is zero by coverage. */
  hasRows: boolean;
  /** See LegReader.timesOf; undefined until it was asked for. */
  times: PositivePeriods | undefined;
}

export function isKnown(value: number): boolean {
  return !Number.isNaN(value);
}
