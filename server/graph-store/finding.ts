/** What an examination of a store finds, for whoever runs it. */
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

/** Counts that differ, in words: `nodes Country: 3 counted, 2 there`. */
export function compareCounts(
  what: string,
  stored: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): string[] {
  const names = [...new Set([...Object.keys(stored), ...Object.keys(found)])].toSorted((a, b) => (a < b ? -1 : 1));
  return names
    .filter((name) => (stored[name] ?? 0) !== (found[name] ?? 0))
    .map((name) => `${what} ${name}: the store says ${stored[name] ?? 0}, there are ${found[name] ?? 0}`);
}
