/** What is known of a chain that has a leg without a figure in the window after. */
import type { WeighedLeg } from "../legs/leg-reader.ts";
import { isKnown } from "../legs/leg-reading.ts";

export interface OpenWeight {
  /** Of the leg that is known after; NaN where none is. An order of reading, no bottleneck. */
  change: number;
  after: number;
  /** US dollars a year: the smallest known leg in the larger of the two windows. */
  larger: number;
}

/** NaN where no leg is known. */
function leastKnown(legs: readonly WeighedLeg[], window: "before" | "after"): number {
  const known = legs.map((leg) => leg[window]).filter(isKnown);
  return known.length === 0 ? Number.NaN : Math.min(...known);
}

/**
 * `legs`: in order; undefined where no series or coverage held speaks of one. Undefined where every leg is known
 * after, or no known leg has goods: in the window after or, where nothing is known after, in the window before.
 */
export function weighOpenChain(legs: readonly (WeighedLeg | undefined)[]): OpenWeight | undefined {
  const spoken = legs.filter((leg) => leg !== undefined);
  if (spoken.length === legs.length && spoken.every((leg) => isKnown(leg.after))) return undefined;
  const before = leastKnown(spoken, "before");
  const after = leastKnown(spoken, "after");
  if (!((isKnown(after) ? after : before) > 0)) return undefined;
  const knownAfter = spoken.find((leg) => isKnown(leg.after));
  const larger = Math.max(isKnown(before) ? before : 0, isKnown(after) ? after : 0);
  return { change: knownAfter?.change ?? Number.NaN, after, larger };
}
