import { writeAmounts } from "./amount-column.ts";
import { ByteWriter } from "./byte-writer.ts";
import { keptLines, type CellRows, type SeriesCells } from "./series-cells.ts";

/** Columns that most series do not need stand only where a bit says so. */
export const columnFlags = { reported: 1, status: 2, months: 4, kilograms: 8, estimated: 16 } as const;
export const packingVersion = 1;

const writer = new ByteWriter();

/**
 * Packs a series: version, flags, count, periods (first, then differences), value, reported value where it
 * differs, status, months covered, kilograms, estimated quantities, rows. What the trade index reads stands first.
 */
export function packCells(cells: SeriesCells): Uint8Array {
  return packWithContentLength(cells).packed;
}

/** `contentLength`: the bytes before the rows; they are equal where two series say the same, wherever it stands. */
export function packWithContentLength(cells: SeriesCells): { packed: Uint8Array; contentLength: number } {
  writer.reset();
  const flags = flagsOf(cells);
  writer.byte(packingVersion);
  writer.byte(flags);
  writer.unsigned(cells.period.length);
  writeDifferences(cells.period);
  writeAmounts(writer, cells.value);
  if (flags & columnFlags.reported) writeAmounts(writer, cells.reportedValue);
  if (flags & columnFlags.status) for (const status of cells.status) writer.byte(status);
  if (flags & columnFlags.months) for (const months of cells.monthsCovered) writer.byte(months);
  if (flags & columnFlags.kilograms) writeAmounts(writer, cells.kilograms);
  if (flags & columnFlags.estimated) for (const estimated of cells.kilogramsEstimated) writer.byte(estimated);
  const contentLength = writer.length;
  writeRows(cells.rows);
  return { packed: writer.take(), contentLength };
}

function flagsOf(cells: SeriesCells): number {
  let flags = 0;
  if (cells.value.some((value, i) => !Object.is(value, cells.reportedValue[i]))) flags |= columnFlags.reported;
  if (cells.status.some((status) => status !== 0)) flags |= columnFlags.status;
  if (cells.monthsCovered.some((months) => months !== 0)) flags |= columnFlags.months;
  if (cells.kilograms.some((kilograms) => !Number.isNaN(kilograms))) flags |= columnFlags.kilograms;
  if (cells.kilogramsEstimated.some((estimated) => estimated !== 0)) flags |= columnFlags.estimated;
  return flags;
}

function writeDifferences(values: readonly number[]): void {
  let previous = 0;
  for (const value of values) {
    writer.signed(value - previous);
    previous = value;
  }
}

function writeRows(rows: readonly CellRows[]): void {
  const manyLines = rows.some(({ lineCount }) => lineCount !== 1);
  writer.byte(Number(manyLines));
  let file = 0;
  let line = 0;
  for (const row of rows) {
    writer.signed(row.file - file);
    file = row.file;
    const kept = row.lines.slice(0, keptLines);
    if (manyLines) {
      writer.unsigned(row.lineCount);
      writer.unsigned(kept.length);
    }
    for (const number of kept) {
      writer.signed(number - line);
      line = number;
    }
  }
}
