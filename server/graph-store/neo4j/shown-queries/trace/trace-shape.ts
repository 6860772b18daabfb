/** What of a trace decides how its query is written; the rest are parameters. */
import type { ReporterChoice } from "#graph-schema/contract/trace.ts";

export interface TraceShape {
  /** Third countries in a chain at most. */
  hubs: number;
  /** The question names the third countries. */
  hasVia: boolean;
  hasAggregates: boolean;
  frequency: "year" | "month";
  /** Some selected code has codes below it. */
  hasBelow: boolean;
  reporter: ReporterChoice;
  timeOrder: boolean;
  hasMinimum: boolean;
  /** Whether all goods are selected, alone or beside other codes. */
  allGoods: "only" | "some" | "none";
}
