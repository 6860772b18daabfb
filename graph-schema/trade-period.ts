/**
 * Trade periods. In texts a year is `2023`, a month `2023-05`. In numbers a year is itself
 * and a month is year × 12 + month − 1, so that neighbouring months differ by one.
 */
export const frequencies = ["year", "month"] as const;
export type Frequency = (typeof frequencies)[number];

/** Both included; a year outside is a mistake of typing or of columns, not trade that anybody declared by HS. */
const years = { first: 1900, last: 2100 } as const;
/** To follow what a period must be, in messages. */
export const yearsWords = `in the years ${years.first} to ${years.last}`;

export function isTradeYear(year: number): boolean {
  return year >= years.first && year <= years.last;
}

/** Parses `2023` or `2023-05`; undefined for anything else, years outside 1900 to 2100 among them. */
export function parsePeriod(text: string): { frequency: Frequency; period: number } | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (!isTradeYear(year)) return undefined;
  if (match[2] === undefined) return { frequency: "year", period: year };
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? { frequency: "month", period: year * 12 + month - 1 } : undefined;
}

export function formatPeriod(frequency: Frequency, period: number): string {
  if (frequency === "year") return String(period).padStart(4, "0");
  const year = Math.floor(period / 12);
  return `${String(year).padStart(4, "0")}-${String((period % 12) + 1).padStart(2, "0")}`;
}

/** Both ends included. */
export interface TradeWindow {
  frequency: Frequency;
  first: number;
  last: number;
}

export function periodsPerYear(frequency: Frequency): number {
  return frequency === "year" ? 1 : 12;
}

/** Parses an EDTF interval (`2019/2021`, `2021-01/2021-11`) or one period (`2023` is 2023/2023); undefined when it is neither. */
export function parseWindow(text: string): TradeWindow | undefined {
  const [firstText, lastText, ...rest] = text.split("/");
  if (firstText === undefined || rest.length > 0) return undefined;
  const first = parsePeriod(firstText);
  const last = parsePeriod(lastText ?? firstText);
  if (!first || !last || first.frequency !== last.frequency || last.period < first.period) return undefined;
  return { frequency: first.frequency, first: first.period, last: last.period };
}

/** Why two windows cannot be compared, or undefined when they can: same precision, before ending where after has not begun. */
export function windowPairFault(before: TradeWindow, after: TradeWindow): string | undefined {
  if (before.frequency !== after.frequency) {
    return "before and after must have the same precision: both in years (2019/2021) or both in months (2021-01/2021-11)";
  }
  if (before.last >= after.first) return "before must end before after begins";
  return undefined;
}
