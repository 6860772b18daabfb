/** Stored series back in the columns of an import, so that another store can stage what this one holds. */
import type { CellBatch, SeriesHeader } from "./series-block.ts";

/** One observation as it is stored. Missing amounts are NaN. */
export interface ContributedCell {
  period: number;
  value: number;
  reportedValue: number;
  kilograms: number;
  /** Index in observationStatuses. */
  status: number;
  kilogramsEstimated: number;
  /** 0: not said. */
  monthsCovered: number;
  /** Name of the file it was read from. */
  file: string;
  /** The lines that were kept, sorted. */
  lines: readonly number[];
  /** How many lines were summed. */
  lineCount: number;
}

const columnNames = [
  "keyIndex",
  "period",
  "value",
  "reportedValue",
  "kilograms",
  "status",
  "kilogramsEstimated",
  "monthsCovered",
  "line",
  "breakdown",
] as const;
type Columns = Record<(typeof columnNames)[number], number[]>;

/** Any dimension would do: rows of one breakdown are summed. */
const someBreakdown = 1;

class FileBatch {
  readonly #keys: SeriesHeader[] = [];
  readonly #columns = Object.fromEntries(columnNames.map((name) => [name, []])) as unknown as Columns;

  add(header: SeriesHeader, cell: ContributedCell): void {
    // Observations of one series come one after the other, with the same header.
    if (this.#keys.at(-1) !== header) this.#keys.push(header);
    this.#addRow(cell, cell.lines[0] ?? 0, cell.lineCount > 1 ? someBreakdown : 0);
    for (let i = 1; i < cell.lineCount; i++) {
      const nothing = { value: 0, reportedValue: 0, kilograms: 0, status: 0, kilogramsEstimated: 0, monthsCovered: 0 };
      this.#addRow({ period: cell.period, ...nothing }, cell.lines[i] ?? cell.lines.at(-1)!, someBreakdown);
    }
  }

  build(fileName: string): CellBatch {
    const columns = this.#columns;
    return {
      fileName,
      keys: this.#keys,
      keyIndex: Uint32Array.from(columns.keyIndex),
      period: Int32Array.from(columns.period),
      value: Float64Array.from(columns.value),
      reportedValue: Float64Array.from(columns.reportedValue),
      kilograms: Float64Array.from(columns.kilograms),
      status: Uint8Array.from(columns.status),
      kilogramsEstimated: Uint8Array.from(columns.kilogramsEstimated),
      monthsCovered: Uint8Array.from(columns.monthsCovered),
      line: Uint32Array.from(columns.line),
      breakdown: Uint8Array.from(columns.breakdown),
    };
  }

  #addRow(cell: Omit<ContributedCell, "file" | "lines" | "lineCount">, line: number, breakdown: number): void {
    const columns = this.#columns;
    columns.keyIndex.push(this.#keys.length - 1);
    columns.period.push(cell.period);
    columns.value.push(cell.value);
    columns.reportedValue.push(cell.reportedValue);
    columns.kilograms.push(cell.kilograms);
    columns.status.push(cell.status);
    columns.kilogramsEstimated.push(cell.kilogramsEstimated);
    columns.monthsCovered.push(cell.monthsCovered);
    columns.line.push(line);
    columns.breakdown.push(breakdown);
  }
}

/**
 * Gathers observations by the file that they were read from. What was summed from several lines is staged as as many
 * rows, the first with the amounts and the others with zeros, so that its sum and its lines come out the same; lines that
 * were counted and not kept stand with the last one kept.
 */
export class ContributedCells {
  readonly #files = new Map<string, FileBatch>();
  observations = 0;

  add(header: SeriesHeader, cell: ContributedCell): void {
    const batch = this.#files.get(cell.file) ?? new FileBatch();
    this.#files.set(cell.file, batch);
    batch.add(header, cell);
    this.observations++;
  }

  build(): CellBatch[] {
    return Array.from(this.#files, ([fileName, batch]) => batch.build(fileName));
  }
}

/** The buffers of batches, for the transfer list of a message. */
export function batchBuffers(batches: readonly CellBatch[]): ArrayBuffer[] {
  return batches.flatMap((batch) =>
    Object.values(batch)
      .filter((column) => ArrayBuffer.isView(column))
      .map((column) => column.buffer as ArrayBuffer),
  );
}
