import type { Database } from "../database/database.ts";
import { makeColumns, packColumns, rowsPerChunk, type CellColumns } from "./cell-columns.ts";
import type { StagedCells } from "./staged-cells.ts";

/** Rows sorted at once; with their columns about 13 MB. */
const rowsPerRun = 262_144;

/**
 * Sorts cells by series in memory, a run at a time, and writes each run to the staging file. Reading all runs together
 * (run-merger.ts) gives the whole import in order, in bounded memory.
 */
export class RunWriter {
  readonly #database: Database;
  readonly #columns: CellColumns = makeColumns(rowsPerRun);
  #rows = 0;
  #run = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  add(cells: StagedCells): void {
    let from = 0;
    while (from < cells.keyIndex.length) {
      const to = Math.min(cells.keyIndex.length, from + rowsPerRun - this.#rows);
      this.#copy(cells, from, to);
      from = to;
      if (this.#rows === rowsPerRun) this.flush();
    }
  }

  /** Writes what is still in memory. */
  flush(): void {
    if (this.#rows === 0) return;
    const order = sortedOrder(this.#columns, this.#rows);
    const run = this.#run++;
    this.#database.transaction("BEGIN", () => {
      for (let from = 0; from < this.#rows; from += rowsPerChunk) {
        const to = Math.min(this.#rows, from + rowsPerChunk);
        const packed = packColumns(this.#columns, order, from, to);
        const sql = "INSERT INTO run_chunk (run, sequence, row_count, columns) VALUES (?, ?, ?, ?)";
        this.#database.run(sql, run, from / rowsPerChunk, to - from, packed);
      }
    });
    this.#rows = 0;
  }

  #copy(cells: StagedCells, from: number, to: number): void {
    const columns = this.#columns;
    const at = this.#rows;
    columns.value.set(cells.value.subarray(from, to), at);
    columns.reportedValue.set(cells.reportedValue.subarray(from, to), at);
    columns.kilograms.set(cells.kilograms.subarray(from, to), at);
    columns.period.set(cells.period.subarray(from, to), at);
    columns.line.set(cells.line.subarray(from, to), at);
    for (let i = from; i < to; i++) {
      const key = cells.keyIndex[i]!;
      const row = at + i - from;
      columns.ends[row] = cells.keyEnds[key]!;
      columns.goods[row] = cells.keyGoods[key]!;
      columns.origin[row] = cells.keyUnit[key]! * 65_536 + cells.file;
      columns.marks[row] = marksOf(cells, i);
    }
    this.#rows += to - from;
  }
}

/** By series, then as staged. */
function sortedOrder({ ends, goods }: CellColumns, rows: number): Uint32Array {
  const order = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) order[i] = i;
  return order.toSorted((a, b) => ends[a]! - ends[b]! || goods[a]! - goods[b]! || a - b);
}

function marksOf({ status, kilogramsEstimated, monthsCovered, breakdown }: StagedCells, row: number): number {
  return status[row]! + (kilogramsEstimated[row]! << 8) + (monthsCovered[row]! << 16) + breakdown[row]! * 2 ** 24;
}
