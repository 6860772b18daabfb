/** Rows of many series in columns; the order of `columnTypes` is that of the packed form. */
const columnTypes = {
  value: Float64Array,
  reportedValue: Float64Array,
  kilograms: Float64Array,
  ends: Uint32Array,
  goods: Uint32Array,
  period: Int32Array,
  line: Uint32Array,
  unit: Uint16Array,
  file: Uint16Array,
  status: Uint8Array,
  kilogramsEstimated: Uint8Array,
  monthsCovered: Uint8Array,
  breakdown: Uint8Array,
} as const;

type ColumnName = keyof typeof columnTypes;
export type CellColumns = { [Name in ColumnName]: InstanceType<(typeof columnTypes)[Name]> };
const names = Object.keys(columnTypes) as ColumnName[];

/** A multiple of 8, so that every column of the packed form stands where its type may begin. */
export const rowsPerChunk = 4096;

export function makeColumns(rows: number): CellColumns {
  return Object.fromEntries(names.map((name) => [name, new columnTypes[name](rows)])) as CellColumns;
}

/** Packs the rows that `order[from]` … `order[to − 1]` name, column after column. */
export function packColumns(columns: CellColumns, order: Uint32Array, from: number, to: number): Uint8Array {
  const rows = to - from;
  const packed = new Uint8Array(
    names.reduce((size, name) => size + padded(columnTypes[name].BYTES_PER_ELEMENT * rows), 0),
  );
  let offset = 0;
  for (const name of names) {
    const column = new columnTypes[name](packed.buffer, offset, rows);
    const source = columns[name];
    for (let i = 0; i < rows; i++) column[i] = source[order[from + i]!]!;
    offset += padded(column.byteLength);
  }
  return packed;
}

export function unpackColumns(packed: Uint8Array, rows: number): CellColumns {
  // SQLite's answer may stand anywhere in a larger buffer; columns need their own alignment.
  const buffer = packed.slice().buffer;
  let offset = 0;
  const columns = names.map((name) => {
    const column = new columnTypes[name](buffer, offset, rows);
    offset += padded(column.byteLength);
    return [name, column];
  });
  return Object.fromEntries(columns) as CellColumns;
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
