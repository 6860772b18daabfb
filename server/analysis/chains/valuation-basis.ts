/** One valuation basis for the legs of a chain: their own where they share it, else CIF divided by 1 + c. */
import type { Valuation } from "#graph-schema/trade-series.ts";
import type { LegReading } from "../legs/leg-reading.ts";
import type { TraceWorld } from "../trace-world.ts";

export interface ValuationBasis {
  valuation: Valuation | "mixed";
  /** By what each leg's figures are divided. */
  divisorsBefore: number[];
  divisorsAfter: number[];
}

/** `cifRate` is c, the cost of insurance and freight as a share of the value free on board. */
export function findValuationBasis(
  { strands }: TraceWorld,
  legs: readonly LegReading[],
  cifRate: number,
): ValuationBasis {
  const before = legs.map((leg) => strands[leg.strandBefore]!.valuation);
  const after = legs.map((leg) => strands[leg.strandAfter]!.valuation);
  const first = after[0]!;
  const shared = [...before, ...after].every((valuation) => valuation === first);
  const divisor = (valuation: Valuation) => (!shared && valuation === "CIF" ? 1 + cifRate : 1);
  return {
    valuation: shared ? first : "mixed",
    divisorsBefore: before.map(divisor),
    divisorsAfter: after.map(divisor),
  };
}
