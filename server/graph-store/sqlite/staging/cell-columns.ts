/** Rows of many series in columns of two types only, so that the copying loops stay fast. */
export interface CellColumns {
  value: Float64Array;
  reportedValue: Float64Array;
  kilograms: Float64Array;
  /** exporter × 65,536 + importer */
  ends: Uint32Array;
  /** code × 4,096 + kind */
  goods: Uint32Array;
  /** Periods are years or months since year 0, never negative. */
  period: Uint32Array;
  line: Uint32Array;
  /** unit × 65,536 + file */
  origin: Uint32Array;
  /** One byte each, from the lowest: status, kilogramsEstimated, monthsCovered, breakdown. */
  marks: Uint32Array;
}

const amountNames = ["value", "reportedValue", "kilograms"] as const;
const numberNames = ["ends", "goods", "period", "line", "origin", "marks"] as const;
const bytesPerRow = amountNames.length * 8 + numberNames.length * 4;

/** Even, so that every column of the packed form stands where its type may begin. */
export const rowsPerChunk = 4096;

export function makeColumns(rows: number): CellColumns {
  return columnsOver(new ArrayBuffer(rows * bytesPerRow), rows);
}

/** Packs the rows that `order[from]` … `order[to − 1]` name, column after column. */
export function packColumns(columns: CellColumns, order: Uint32Array, from: number, to: number): Uint8Array {
  const packed = new ArrayBuffer((to - from) * bytesPerRow);
  const target = columnsOver(packed, to - from);
  for (const name of amountNames) copyAmounts(columns[name], target[name], order, from);
  for (const name of numberNames) copyNumbers(columns[name], target[name], order, from);
  return new Uint8Array(packed);
}

export function unpackColumns(packed: Uint8Array, rows: number): CellColumns {
  // SQLite's answer may stand anywhere in a larger buffer; columns need their own alignment.
  return columnsOver(packed.slice().buffer, rows);
}

export const unitOf = ({ origin }: CellColumns, index: number) => origin[index]! >>> 16;
export const fileOf = ({ origin }: CellColumns, index: number) => origin[index]! & 0xffff;
export const statusOf = ({ marks }: CellColumns, index: number) => marks[index]! & 0xff;
export const estimatedOf = ({ marks }: CellColumns, index: number) => (marks[index]! >>> 8) & 0xff;
export const monthsOf = ({ marks }: CellColumns, index: number) => (marks[index]! >>> 16) & 0xff;
export const breakdownOf = ({ marks }: CellColumns, index: number) => marks[index]! >>> 24;

function columnsOver(buffer: ArrayBuffer, rows: number): CellColumns {
  const amounts = (position: number) => new Float64Array(buffer, position * rows * 8, rows);
  const numbers = (position: number) => new Uint32Array(buffer, rows * (24 + position * 4), rows);
  return {
    value: amounts(0),
    reportedValue: amounts(1),
    kilograms: amounts(2),
    ends: numbers(0),
    goods: numbers(1),
    period: numbers(2),
    line: numbers(3),
    origin: numbers(4),
    marks: numbers(5),
  };
}

function copyAmounts(source: Float64Array, target: Float64Array, order: Uint32Array, from: number): void {
  for (let i = 0; i < target.length; i++) target[i] = source[order[from + i]!]!;
}

function copyNumbers(source: Uint32Array, target: Uint32Array, order: Uint32Array, from: number): void {
  for (let i = 0; i < target.length; i++) target[i] = source[order[from + i]!]!;
}
