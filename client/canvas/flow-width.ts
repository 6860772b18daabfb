/** Line widths of trade flows. The scale is logarithmic: each step is ten times the value, and the legend says so. */
const thinnest = 1.25;
const widest = 7.5;
/** Values at or below this are drawn thinnest. */
const floor = 10_000;

/** Pixels for US dollars a year; null (unknown) and anything not positive is drawn thinnest. */
export function flowWidth(value: number | null): number {
  if (value === null || value <= floor) return thinnest;
  return Math.min(widest, thinnest + 0.85 * Math.log10(value / floor));
}

/** Values that the legend shows with their widths. */
export const legendValues = [100_000, 100_000_000, 100_000_000_000] as const;
