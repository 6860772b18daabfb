import type { Rejection } from "#graph-schema/contract/import.ts";
import { emptyCells, keptLines, type CellRows, type SeriesCells } from "../packing/series-cells.ts";
import { breakdownOf as breakdownIn, estimatedOf, fileOf, monthsOf, statusOf } from "./cell-columns.ts";
import type { StagedRow } from "./run-merger.ts";

export interface ResolvedCells {
  cells: SeriesCells;
  rejections: Rejection[];
}

/**
 * The observations that the staged rows of one series give. For a period the rows with the fewest breakdowns win
 * (of equally many, the lowest bit set), and rows of one breakdown are summed; two totals that say the same count
 * once, and a total that differs from the one before it is rejected. `fileKeys` gives the store's key of a file.
 */
export function resolveCells(rows: readonly StagedRow[], fileKeys: readonly number[]): ResolvedCells {
  const cells = emptyCells();
  const rejections: Rejection[] = [];
  if (isSimple(rows)) {
    for (const row of rows) appendSum(cells, [row], fileKeys);
    return { cells, rejections };
  }
  const sorted = rows.toSorted(byPeriodAndBreakdown);
  let from = 0;
  while (from < sorted.length) {
    let to = from + 1;
    while (to < sorted.length && periodOf(sorted[to]!) === periodOf(sorted[from]!)) to++;
    resolvePeriod(sorted.slice(from, to), fileKeys, cells, rejections);
    from = to;
  }
  return { cells, rejections };
}

const periodOf = ({ columns, index }: StagedRow) => columns.period[index]!;
const breakdownOf = ({ columns, index }: StagedRow) => breakdownIn(columns, index);

/** Periods strictly rising: nothing to choose or sum, whatever the breakdowns. */
function isSimple(rows: readonly StagedRow[]): boolean {
  for (let i = 1; i < rows.length; i++) if (periodOf(rows[i]!) <= periodOf(rows[i - 1]!)) return false;
  return true;
}

function byPeriodAndBreakdown(a: StagedRow, b: StagedRow): number {
  return (
    periodOf(a) - periodOf(b) || bitCount(breakdownOf(a)) - bitCount(breakdownOf(b)) || breakdownOf(a) - breakdownOf(b)
  );
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count++;
  return count;
}

function resolvePeriod(
  rows: readonly StagedRow[],
  fileKeys: readonly number[],
  cells: SeriesCells,
  rejections: Rejection[],
): void {
  const first = rows[0]!;
  const chosen = rows.filter((row) => breakdownOf(row) === breakdownOf(first));
  if (breakdownOf(first) !== 0) {
    appendSum(cells, chosen, fileKeys);
    return;
  }
  appendSum(cells, [first], fileKeys);
  for (const row of chosen.slice(1)) if (!saysTheSame(first, row)) rejections.push(differingTotal(first, row));
}

const amounts = ["value", "reportedValue", "kilograms"] as const;

function saysTheSame(a: StagedRow, b: StagedRow): boolean {
  return [...amounts, "marks" as const].every((name) => Object.is(a.columns[name][a.index], b.columns[name][b.index]));
}

function differingTotal(first: StagedRow, row: StagedRow): Rejection {
  const value = row.columns.reportedValue[row.index]!;
  return {
    line: row.columns.line[row.index]!,
    field: null,
    value: Number.isNaN(value) ? null : String(value),
    reason: `A second row for the same figure that differs from line ${first.columns.line[first.index]}; the first stands.`,
  };
}

/** A sum with a missing part is missing; of differing marks the largest stands, of months covered the smallest. */
function appendSum(cells: SeriesCells, rows: readonly StagedRow[], fileKeys: readonly number[]): void {
  const { columns, index } = rows[0]!;
  let value = columns.value[index]!;
  let reportedValue = columns.reportedValue[index]!;
  let kilograms = columns.kilograms[index]!;
  let status = statusOf(columns, index);
  let estimated = estimatedOf(columns, index);
  let months = monthsOf(columns, index);
  for (let i = 1; i < rows.length; i++) {
    const { columns, index } = rows[i]!;
    value += columns.value[index]!;
    reportedValue += columns.reportedValue[index]!;
    kilograms += columns.kilograms[index]!;
    status = Math.max(status, statusOf(columns, index));
    estimated = Math.max(estimated, estimatedOf(columns, index));
    months = smallestSaid(months, monthsOf(columns, index));
  }
  cells.period.push(columns.period[index]!);
  cells.value.push(value);
  cells.reportedValue.push(reportedValue);
  cells.kilograms.push(kilograms);
  cells.status.push(status);
  cells.kilogramsEstimated.push(estimated);
  cells.monthsCovered.push(months);
  cells.rows.push(rowsOf(rows, fileKeys));
}

/** 0 is "not said". */
function smallestSaid(a: number, b: number): number {
  return a === 0 || b === 0 ? a + b : Math.min(a, b);
}

function rowsOf(rows: readonly StagedRow[], fileKeys: readonly number[]): CellRows {
  const { columns, index } = rows[0]!;
  const file = fileKeys[fileOf(columns, index)]!;
  if (rows.length === 1) return { file, lines: [columns.line[index]!], lineCount: 1 };
  const lines = rows.map(({ columns, index }) => columns.line[index]!).toSorted((a, b) => a - b);
  return { file, lines: lines.slice(0, keptLines), lineCount: lines.length };
}
