/**
 * Dates as EDTF level 0 texts: `2024`, `2024-04`, `2024-04-26`. Texts of mixed precision do not sort,
 * so stores keep two half-open day bounds beside the text. Days are counted from 1970-01-01 (UTC).
 */
export interface DayBounds {
  /** First day, included. */
  first: number;
  /** The day after the last. */
  end: number;
}

export type DatePrecision = "year" | "month" | "day";

const millisecondsPerDay = 86_400_000;
const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function dayNumber(year: number, monthIndex: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, monthIndex, day);
  return date.getTime() / millisecondsPerDay;
}

/** Day bounds of an EDTF date, or undefined when the text is not one or names no real day. */
export function dayBounds(text: string): DayBounds | undefined {
  const match = datePattern.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (match[2] === undefined) return { first: dayNumber(year, 0, 1), end: dayNumber(year + 1, 0, 1) };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  if (match[3] === undefined) return { first: dayNumber(year, month - 1, 1), end: dayNumber(year, month, 1) };
  const day = Number(match[3]);
  const first = dayNumber(year, month - 1, day);
  const lastOfMonth = dayNumber(year, month, 1);
  return day >= 1 && first < lastOfMonth ? { first, end: first + 1 } : undefined;
}

export function isEdtfDate(text: string): boolean {
  return dayBounds(text) !== undefined;
}

/** `..` says that something is still going on; null says that the end is not known. */
export const ongoing = "..";

export function isEdtfEnd(text: string): boolean {
  return text === ongoing || isEdtfDate(text);
}

export interface DatedBounds {
  /** First possible day, or null when nothing is known of the start: "as of" questions treat it as open. */
  firstDay: number | null;
  /** The day after the last possible one, or null when ongoing or unknown. */
  endDay: number | null;
}

/** The day bounds of a relationship's `from` and `to` texts (null: unknown). */
export function datedBounds(from: string | null, to: string | null): DatedBounds {
  return {
    firstDay: from === null ? null : (dayBounds(from)?.first ?? null),
    endDay: to === null || to === ongoing ? null : (dayBounds(to)?.end ?? null),
  };
}
