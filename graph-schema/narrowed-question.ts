import type { TraceRequestInput } from "./contract/trace.ts";

/**
 * Whether a question leaves out some reporters or datasets, so that a leg without figures in its answer may well be
 * reported by others. `larger` and `smaller` leave out what a publisher reconciled.
 */
export function isNarrowedQuestion({ reporter, datasets }: Pick<TraceRequestInput, "reporter" | "datasets">): boolean {
  return (reporter ?? "best") !== "best" || datasets !== undefined;
}
