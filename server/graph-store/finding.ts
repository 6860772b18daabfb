/** What an examination of a store finds, for whoever runs it. */
import type { Refresh } from "#graph-schema/contract/statistics.ts";

export type FindingLevel = "ok" | "note" | "warning" | "error";

export interface Finding {
  /** A short name that stays the same: `indexes`. */
  about: string;
  /** `note`: good to know; `warning`: works, and will not always; `error`: does not work, or is wrong. */
  level: FindingLevel;
  text: string;
  /** What to do; undefined where there is nothing to do. */
  advice?: string;
  /** Lines that belong to it, such as statements to run. */
  details?: string[];
}

export interface Examination {
  findings: Finding[];
  /** Whether the store can be opened and asked. */
  usable: boolean;
}

/** Names that a list may hold at most before it says how many there are more. */
const shownNames = 20;

export function listNames(names: readonly string[]): string[] {
  const rest = names.length - shownNames;
  return rest > 0 ? [...names.slice(0, shownNames), `and ${rest} more`] : [...names];
}

/** Counts as a store keeps them: `nodes Country` of `what` nodes. */
export function compareCounts(
  what: string,
  kept: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): Refresh["corrections"] {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(found)])].toSorted((a, b) => (a < b ? -1 : 1));
  return names
    .map((name) => ({ count: `${what} ${name}`, before: kept[name] ?? 0, after: found[name] ?? 0 }))
    .filter(({ before, after }) => before !== after);
}

export function describeCorrections(corrections: Refresh["corrections"]): string[] {
  return listNames(
    corrections.map(({ count, before, after }) => `${count}: the store says ${before}, there are ${after}`),
  );
}
