/** Where one figure stands in an imported file. */
export interface CellRows {
  /** Key of the file's name in the store. */
  file: number;
  /** Line numbers, sorted; the first `keptLines` of them. */
  lines: number[];
  /** How many lines were summed, those not kept included. */
  lineCount: number;
}

/** Lines kept for one figure; the rest are only counted. */
export const keptLines = 12;

/** The observations of one series in columns, sorted by period, each period once. Missing amounts are NaN. */
export interface SeriesCells {
  period: number[];
  value: number[];
  reportedValue: number[];
  kilograms: number[];
  /** Index in observationStatuses. */
  status: number[];
  kilogramsEstimated: number[];
  /** 0: not said. */
  monthsCovered: number[];
  rows: CellRows[];
}

export function emptyCells(): SeriesCells {
  return {
    period: [],
    value: [],
    reportedValue: [],
    kilograms: [],
    status: [],
    kilogramsEstimated: [],
    monthsCovered: [],
    rows: [],
  };
}

/** Appends observation `index` of `from` to `to`. */
export function appendCell(to: SeriesCells, from: SeriesCells, index: number): void {
  to.period.push(from.period[index]!);
  to.value.push(from.value[index]!);
  to.reportedValue.push(from.reportedValue[index]!);
  to.kilograms.push(from.kilograms[index]!);
  to.status.push(from.status[index]!);
  to.kilogramsEstimated.push(from.kilogramsEstimated[index]!);
  to.monthsCovered.push(from.monthsCovered[index]!);
  to.rows.push(from.rows[index]!);
}

/** Whether two observations say the same, wherever they stand. */
export function sameCell(a: SeriesCells, indexA: number, b: SeriesCells, indexB: number): boolean {
  return (
    Object.is(a.value[indexA], b.value[indexB]) &&
    Object.is(a.reportedValue[indexA], b.reportedValue[indexB]) &&
    Object.is(a.kilograms[indexA], b.kilograms[indexB]) &&
    a.status[indexA] === b.status[indexB] &&
    a.kilogramsEstimated[indexA] === b.kilogramsEstimated[indexB] &&
    a.monthsCovered[indexA] === b.monthsCovered[indexB]
  );
}

/** The periods of both in order; where both have one, `first` stands. */
export function layerCells(first: SeriesCells, second: SeriesCells): SeriesCells {
  const merged = emptyCells();
  let i = 0;
  let j = 0;
  while (i < first.period.length || j < second.period.length) {
    const a = first.period[i] ?? Infinity;
    const b = second.period[j] ?? Infinity;
    if (a <= b) appendCell(merged, first, i++);
    else appendCell(merged, second, j);
    if (b <= a) j++;
  }
  return merged;
}
