/**
 * Whether goods could have gone on: within the after window there are periods p1, p2, … with a positive value on each
 * leg in turn and start(p1) < end(p2) (method, section 4). Taking the earliest period on every leg decides it.
 */
import type { PositivePeriods } from "../legs/leg-periods.ts";

/** `earliestAfter(leg, moment)` gives the start of the leg's earliest positive period that ends after `moment`. */
export function canFollow(
  legs: readonly PositivePeriods[],
  earliestAfter: (leg: number, moment: number) => number,
): boolean {
  const last = legs.length - 1;
  let moment = legs[0]!.firstStart;
  for (let leg = 1; leg < last && moment < legs[last]!.lastEnd; leg += 1) moment = earliestAfter(leg, moment);
  return moment < legs[last]!.lastEnd;
}
