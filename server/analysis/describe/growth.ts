/** Change and growth; null where a side is unknown, growth also where before is 0. */
import type { UnknownReason } from "#graph-schema/contract/trace.ts";
import { nullable } from "./describe-window.ts";

export interface Change {
  change: number | null;
  growth: number | null;
  reason?: UnknownReason;
}

/** `reason` says why no change may be given although both sides may be known. */
export function describeChange(before: number, after: number, reason: UnknownReason | undefined): Change {
  const change = reason === undefined ? nullable(after - before) : null;
  const growth = change === null || before === 0 ? null : after / before - 1;
  const why = reason ?? (change !== null && growth === null ? "zero-base" : undefined);
  return { change, growth, ...(why === undefined ? {} : { reason: why }) };
}
