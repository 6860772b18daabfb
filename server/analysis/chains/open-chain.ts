/** An open chain: a leg that nobody reports. What is known of the other leg is shown; there is no bottleneck. */
import type { LegReading } from "../legs/leg-reading.ts";
import type { Ranked } from "./ranking.ts";

/** `change` and `after` are those of the known leg: an order of reading, no rank of chains. */
export interface OpenReading extends Ranked {
  /** undefined: nothing is known of the leg. */
  legs: readonly (LegReading | undefined)[];
}
