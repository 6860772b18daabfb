import type { Database } from "../database/database.ts";
import { unpackColumns, type CellColumns } from "./cell-columns.ts";
import { codeOf } from "./staged-cells.ts";

/** One row of a chunk that is in memory. */
export interface StagedRow {
  columns: CellColumns;
  index: number;
}

/** All staged rows of one route: sorted by kind, then as staged. */
export interface StagedRoute {
  ends: number;
  code: number;
  rows: StagedRow[];
}

/** Reads all runs together, route after route. */
export function* mergeRuns(database: Database): Generator<StagedRoute> {
  const runs = database.all<{ run: number }>("SELECT DISTINCT run FROM run_chunk ORDER BY run");
  const readers = runs.map(({ run }) => new RunReader(database, run));
  for (;;) {
    const first = smallest(readers);
    if (!first?.row) return;
    const { ends, goods } = first;
    const code = codeOf(goods);
    const rows: StagedRow[] = [];
    for (const reader of readers) reader.takeRoute(ends, code, rows);
    // Each run is sorted by kind, and an earlier run was staged earlier; the sort is stable.
    if (readers.length > 1) rows.sort((a, b) => a.columns.goods[a.index]! - b.columns.goods[b.index]!);
    yield { ends, code, rows };
  }
}

function smallest(readers: readonly RunReader[]): RunReader | undefined {
  let best: RunReader | undefined;
  for (const reader of readers) {
    if (!reader.row) continue;
    if (!best || reader.ends < best.ends || (reader.ends === best.ends && reader.goods < best.goods)) best = reader;
  }
  return best;
}

class RunReader {
  ends = 0;
  goods = 0;
  row: StagedRow | undefined;
  readonly #chunks: Iterator<{ row_count: number; columns: Uint8Array }>;
  #rows = 0;

  constructor(database: Database, run: number) {
    this.#chunks = database.iterate("SELECT row_count, columns FROM run_chunk WHERE run = ? ORDER BY sequence", run);
    this.#nextChunk();
  }

  takeRoute(ends: number, code: number, rows: StagedRow[]): void {
    while (this.row && this.ends === ends && codeOf(this.goods) === code) {
      rows.push(this.row);
      this.#advance(this.row);
    }
  }

  #advance({ columns, index }: StagedRow): void {
    if (index + 1 < this.#rows) this.#show(columns, index + 1);
    else this.#nextChunk();
  }

  #nextChunk(): void {
    const step = this.#chunks.next();
    if (step.done === true) {
      this.row = undefined;
      return;
    }
    this.#rows = step.value.row_count;
    this.#show(unpackColumns(step.value.columns, this.#rows), 0);
  }

  #show(columns: CellColumns, index: number): void {
    this.row = { columns, index };
    this.ends = columns.ends[index]!;
    this.goods = columns.goods[index]!;
  }
}
