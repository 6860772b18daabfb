import type { FlowSeries } from "#graph-schema/contract/flow.ts";

/** One period of one series, as the table shows it. */
export interface SeriesRow {
  period: string;
  /** US dollars, nominal; null: unknown. 0 for a period that is absent and covered. */
  value: number | null;
  /** As declared, in the series' unit. */
  reportedValue: number | null;
  kilograms: number | null;
  kilogramsEstimated: boolean;
  status: FlowSeries["status"][number] | null;
  /** Where the figure stands in the file; null for an absent period. */
  rows: string | null;
  /** The coverage holds this period and the file has no row for it. */
  absentAsZero: boolean;
  /** Months that an annual figure covers, where fewer than twelve. */
  monthsCovered: number | null;
}

function absentRow(period: string): SeriesRow {
  return {
    period,
    value: 0,
    reportedValue: 0,
    kilograms: null,
    kilogramsEstimated: false,
    status: null,
    rows: null,
    absentAsZero: true,
    monthsCovered: null,
  };
}

/** The periods of a series in order, those that count as zero for want of a row among them. */
export function seriesRows(series: FlowSeries): SeriesRow[] {
  const declared = series.periods.map((period, index): SeriesRow => ({
    period,
    value: series.values[index] ?? null,
    reportedValue: series.reportedValues[index] ?? null,
    kilograms: series.kilograms[index] ?? null,
    kilogramsEstimated: series.kilogramsEstimated[index] ?? false,
    status: series.status[index] ?? null,
    rows: series.rows[index] ?? null,
    absentAsZero: false,
    monthsCovered: series.monthsCovered[index] ?? null,
  }));
  const held = new Set(series.periods);
  const absent = series.absentAsZero.filter((period) => !held.has(period)).map((period) => absentRow(period));
  return [...declared, ...absent].toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

/** What a period's row says beside its figures: status, months covered, absent as zero. */
export function rowMarks(row: SeriesRow): string[] {
  return [
    row.absentAsZero && "no row, counts as zero",
    row.status !== null && row.status !== "declared" && row.status,
    row.monthsCovered !== null && `covers ${row.monthsCovered} months`,
    row.kilogramsEstimated && "weight estimated",
  ].filter((mark) => mark !== false);
}
