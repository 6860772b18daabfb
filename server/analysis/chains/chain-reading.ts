/** What a trace remembers of a chain until it is known to be shown. */
import type { UnknownReason } from "#graph-schema/contract/trace.ts";
import type { Valuation } from "#graph-schema/trade-series.ts";
import type { LegReading } from "../legs/leg-reading.ts";

/** The smallest leg in both windows; NaN where unknown. */
export interface Minimum {
  before: number;
  after: number;
  /** Index of the smallest leg in the after window; −1 where unknown. */
  limitingLeg: number;
  /** A leg that is not complete is the smallest in one of the windows: the minimum bounds nothing. */
  restsOnIncomplete: boolean;
}

export interface ChainReading {
  legs: readonly LegReading[];
  /** Level at which the legs were matched. */
  level: number;
  valuation: Valuation | "mixed";
  minimum: Minimum;
  /** The selected code's own minimum, where `minimum` is the sum over finer codes. */
  coarse: Minimum | undefined;
  partial: boolean;
  spliced: boolean;
  /** Why the change is unknown. */
  reason: UnknownReason | undefined;
  codes: { matched: number; failedTimeOrder: number };
}

/** After minus before; NaN where the chain's change is unknown. */
export function changeOf({ minimum, reason, spliced }: ChainReading): number {
  return reason === undefined || spliced ? minimum.after - minimum.before : Number.NaN;
}
