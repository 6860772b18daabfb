/**
 * Stored prominence: what expansions and searches put first. Whole numbers, so that every store orders alike.
 * What somebody states outranks bare trade rows, however large; among routes the largest latest value comes first.
 */

/** Above every rank that a value in US dollars can give. */
const statedBase = 200_000;
const perDecade = 10_000;

/** `degree`: relationships of the node, routes that start, end in or carry it included. */
export function nodeRank(degree: number): number {
  return statedBase + Math.round(perDecade * Math.log10(1 + degree));
}

/**
 * `degree`: stored relationships such as claims that concern the route; `latestValue`: US dollars in the latest year
 * (or twelve months up to the latest one) of the series where that is largest; 0 without figures.
 */
export function routeRank(degree: number, latestValue: number): number {
  const value = Math.round(perDecade * Math.log10(1 + Math.max(0, latestValue)));
  return value + (degree > 0 ? nodeRank(degree) : 0);
}

/** US dollars over the year up to the latest period of a series; missing amounts add nothing. */
export function latestYearValue(
  frequency: "year" | "month",
  periods: readonly number[],
  values: readonly number[],
): number {
  const last = periods.at(-1);
  if (last === undefined) return 0;
  const first = frequency === "year" ? last : last - 11;
  let sum = 0;
  for (let i = periods.length - 1; i >= 0 && periods[i]! >= first; i--) {
    if (!Number.isNaN(values[i]!)) sum += values[i]!;
  }
  return sum;
}
