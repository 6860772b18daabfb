/** Repeated figures as their median, smallest and largest. */
export interface Spread {
  count: number;
  median: number;
  smallest: number;
  largest: number;
}

/** Any order; at least one figure. The median of an even count is the mean of the two in the middle. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    count: sorted.length,
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    smallest: at(0),
    largest: at(sorted.length - 1),
  };
}

/** The smallest figure that `share` (0 to 1) of all do not exceed; at least one figure, in any order. */
export function percentileOf(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Heads the rows that spreadRow writes. */
export const spreadHead = "| | median | smallest … largest | n |\n| --- | --: | --: | --: |";

/** `| name | median | smallest … largest | n |`, a row of a Markdown table; figures rounded to `digits`. */
export function spreadRow(name: string, figures: readonly number[], digits = 0): string {
  const { count, median, smallest, largest } = spreadOf(figures);
  const write = (figure: number) =>
    figure.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `| ${name} | ${write(median)} | ${write(smallest)} … ${write(largest)} | ${count} |`;
}
