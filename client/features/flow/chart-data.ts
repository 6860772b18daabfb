import type { FlowSeries } from "#graph-schema/contract/flow.ts";
import type { Frequency } from "#graph-schema/trade-period.ts";
import { seriesRows } from "./series-rows.ts";

export interface ChartLine {
  /** Key of the line in the points. */
  key: string;
  label: string;
  series: FlowSeries;
}

export interface ChartData {
  lines: ChartLine[];
  /** One for each period; a line without a figure in it has null there, so that the line breaks. */
  points: Record<string, string | number | null>[];
}

/** Frequencies that the series have, years first. */
export function frequenciesOf(series: readonly FlowSeries[]): Frequency[] {
  return (["year", "month"] as const).filter((frequency) => series.some((one) => one.frequency === frequency));
}

/** The lines and points of one frequency; `labelOf` names a series in the legend. */
export function chartData(
  series: readonly FlowSeries[],
  frequency: Frequency,
  labelOf: (series: FlowSeries) => string,
): ChartData {
  const lines = series
    .filter((one) => one.frequency === frequency)
    .map((one, index) => ({ key: `line${index}`, label: labelOf(one), series: one }));
  const byPeriod = new Map<string, Record<string, string | number | null>>();
  for (const line of lines) {
    for (const { period, value } of seriesRows(line.series)) {
      const point = byPeriod.get(period) ?? { period };
      point[line.key] = value;
      byPeriod.set(period, point);
    }
  }
  const nothing = Object.fromEntries(lines.map((line) => [line.key, null]));
  const points = [...byPeriod.keys()].toSorted().map((period) => ({ ...nothing, ...byPeriod.get(period) }));
  return { lines, points };
}
