import { GraphStoreError } from "../../graph-store-error.ts";
import { seriesKeyText, type SeriesBlock, type SeriesHeader, type SeriesKind } from "../../series-block.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { openForReading } from "../../sqlite/database/open-database.ts";
import { emptyCells, type SeriesCells } from "../../sqlite/packing/series-cells.ts";
import { unpackTradeColumns } from "../../sqlite/packing/unpack-cells.ts";
import { layerSeries } from "../../sqlite/reading/layer-series.ts";
import { readSeriesKinds } from "../../sqlite/reading/series-kinds.ts";
import { buildSeriesBlock } from "../../sqlite/reading/series-block-builder.ts";

/** A block is closed after the series that brings it to this many observations. */
const observationsPerBlock = 20_000;

/** As arrays, which node:sqlite makes faster than objects. */
type StreamRow = [
  route: number,
  exporter: string,
  importer: string,
  hs: string,
  kind: number,
  layer: number,
  unit: number,
  cells: Uint8Array,
];

/** CROSS JOIN fixes the order of loops: routes in the order of their index, no sorting of the whole store. */
const allSeries = `SELECT r.key, r.exporter, r.importer, r.hs, s.kind, s.layer, s.unit, s.cells
  FROM route r CROSS JOIN series s ON s.route = r.key
  ORDER BY r.exporter, r.importer, r.hs, s.kind, s.layer`;

/** One reading of all series from a connection and a transaction of its own, so that all blocks show one data version. */
export class SeriesStream {
  readonly #database: Database;
  readonly #rows: Iterator<StreamRow>;
  readonly #kinds: Map<number, SeriesKind>;
  readonly #units: Map<number, string>;
  #ahead: StreamRow | undefined;

  constructor(folder: string) {
    this.#database = openForReading(folder);
    this.#database.exec("BEGIN");
    this.#kinds = readSeriesKinds(this.#database);
    this.#units = readUnits(this.#database);
    const statement = this.#database.connection.prepare(allSeries);
    statement.setReturnArrays(true);
    this.#rows = statement.iterate() as unknown as Iterator<StreamRow>;
    this.#ahead = this.#next();
  }

  /** undefined after the last block. */
  nextBlock(): SeriesBlock | undefined {
    const series: { header: SeriesHeader; cells: SeriesCells }[] = [];
    let observations = 0;
    while (this.#ahead && observations < observationsPerBlock) {
      for (const one of this.#takeRoute(this.#ahead[0])) {
        series.push(one);
        observations += one.cells.period.length;
      }
    }
    return series.length === 0 ? undefined : buildSeriesBlock(series);
  }

  close(): void {
    this.#rows.return?.();
    this.#database.close();
  }

  #takeRoute(route: number): { header: SeriesHeader; cells: SeriesCells }[] {
    const rows: { kind: number; layer: number; unit: number; row: StreamRow }[] = [];
    while (this.#ahead?.[0] === route) {
      const [, , , , kind, layer, unit] = this.#ahead;
      rows.push({ kind, layer, unit, row: this.#ahead });
      this.#ahead = this.#next();
    }
    const series = layerSeries(rows, ({ row }) => unpackForTrade(row[7])).map(({ row, cells }) => ({
      header: this.#toHeader(row.row),
      cells,
    }));
    if (series.length === 1) return series;
    return series.toSorted((a, b) => byCodeUnits(seriesKeyText(a.header), seriesKeyText(b.header)));
  }

  #toHeader([, exporter, importer, hs, kind, , unit]: StreamRow): SeriesHeader {
    return { exporter, importer, hs, ...this.#kinds.get(kind)!, reportedUnit: this.#units.get(unit)! };
  }

  #next(): StreamRow | undefined {
    const step = this.#rows.next();
    return step.done === true ? undefined : step.value;
  }
}

function unpackForTrade(packed: Uint8Array): SeriesCells {
  return { ...emptyCells(), ...unpackTradeColumns(packed) };
}

function readUnits(database: Database): Map<number, string> {
  const rows = database.all<{ key: number; name: string }>("SELECT key, name FROM reported_unit");
  return new Map(rows.map(({ key, name }) => [key, name]));
}

export function unknownStream(): GraphStoreError {
  return new GraphStoreError("unavailable", "The reading of all series was closed; begin it again.");
}
