import { GraphStoreError } from "../../graph-store-error.ts";
import { readAmounts } from "./amount-column.ts";
import { ByteReader } from "./byte-reader.ts";
import { columnFlags, packingVersion } from "./pack-cells.ts";
import type { CellRows, SeriesCells } from "./series-cells.ts";

/** The columns that trade tracing needs; the rest of the blob is not read. */
export type TradeColumns = Pick<SeriesCells, "period" | "value" | "reportedValue" | "status" | "monthsCovered">;

export function unpackTradeColumns(packed: Uint8Array): TradeColumns {
  return readHead(new ByteReader(packed)).columns;
}

export function unpackCells(packed: Uint8Array): SeriesCells {
  const reader = new ByteReader(packed);
  const { columns, flags } = readHead(reader);
  const count = columns.period.length;
  return {
    ...columns,
    kilograms: flags & columnFlags.kilograms ? readAmounts(reader, count) : repeat(Number.NaN, count),
    kilogramsEstimated: readBytes(reader, count, (flags & columnFlags.estimated) !== 0),
    rows: readRows(reader, count),
  };
}

function readHead(reader: ByteReader): { columns: TradeColumns; flags: number } {
  const version = reader.byte();
  if (version !== packingVersion) {
    throw new GraphStoreError("corrupt", `A packed series of the store has the unknown version ${version}.`);
  }
  const flags = reader.byte();
  const count = reader.unsigned();
  const period = readDifferences(reader, count);
  const value = readAmounts(reader, count);
  const reportedValue = flags & columnFlags.reported ? readAmounts(reader, count) : value;
  const status = readBytes(reader, count, (flags & columnFlags.status) !== 0);
  const monthsCovered = readBytes(reader, count, (flags & columnFlags.months) !== 0);
  return { columns: { period, value, reportedValue, status, monthsCovered }, flags };
}

function readDifferences(reader: ByteReader, count: number): number[] {
  const values: number[] = [];
  let previous = 0;
  for (let i = 0; i < count; i++) values.push((previous += reader.signed()));
  return values;
}

function readBytes(reader: ByteReader, count: number, present: boolean): number[] {
  if (!present) return repeat(0, count);
  const values: number[] = [];
  for (let i = 0; i < count; i++) values.push(reader.byte());
  return values;
}

function repeat(value: number, count: number): number[] {
  const values: number[] = [];
  for (let i = 0; i < count; i++) values.push(value);
  return values;
}

function readRows(reader: ByteReader, count: number): CellRows[] {
  const manyLines = reader.byte() !== 0;
  const rows: CellRows[] = [];
  let file = 0;
  let line = 0;
  for (let i = 0; i < count; i++) {
    file += reader.signed();
    const lineCount = manyLines ? reader.unsigned() : 1;
    const kept = manyLines ? reader.unsigned() : 1;
    const lines: number[] = [];
    for (let j = 0; j < kept; j++) lines.push((line += reader.signed()));
    rows.push({ file, lines, lineCount });
  }
  return rows;
}
