/**
 * US dollars per euro: averages of the European Central Bank's daily reference rates, as `eur-usd.csv` holds
 * them (columns period, usd_per_eur). Months convert at the month's average, years at the year's.
 */
import { readFileSync } from "node:fs";
import { formatPeriod, parsePeriod, type Frequency } from "#graph-schema/trade-period.ts";

let rates: ReadonlyMap<string, number> | undefined;

function readRates(): ReadonlyMap<string, number> {
  const [, ...lines] = readFileSync(new URL("eur-usd.csv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  return new Map(lines.map((line, index) => readRate(line, index + 2)));
}

function readRate(line: string, lineNumber: number): [string, number] {
  const [period, text, ...rest] = line.trim().split(",");
  const rate = Number(text);
  if (period === undefined || parsePeriod(period) === undefined || rest.length > 0 || !(rate > 0)) {
    throw new Error(`eur-usd.csv line ${lineNumber}: expected a period and a positive rate, found "${line}"`);
  }
  return [period, rate];
}

/** US dollars for one euro in a year or a month (numbered as in trade-period.ts), or undefined when none is held. */
export function usdPerEuro(frequency: Frequency, period: number): number | undefined {
  rates ??= readRates();
  return rates.get(formatPeriod(frequency, period));
}
