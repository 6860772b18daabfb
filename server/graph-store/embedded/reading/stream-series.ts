import { GraphStoreError } from "../../graph-store-error.ts";
import { seriesKeyText, type SeriesBlock, type SeriesHeader } from "../../series-block.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import type { Database } from "../database/database.ts";
import { openForReading } from "../database/open-database.ts";
import { emptyCells, type SeriesCells } from "../packing/series-cells.ts";
import { unpackTradeColumns } from "../packing/unpack-cells.ts";
import { layerSeries } from "./layer-series.ts";
import { buildSeriesBlock } from "./series-block-builder.ts";

/** A block is closed after the series that brings it to this many observations. */
const observationsPerBlock = 20_000;

interface StreamRow extends SeriesHeader {
  route: number;
  kind: number;
  layer: number;
  unit: string;
  cells: Uint8Array;
}

/** CROSS JOIN fixes the order of loops: routes in the order of their index, no sorting of the whole store. */
const allSeries = `SELECT r.key AS route, r.exporter, r.importer, r.hs, s.kind, s.layer, s.cells,
    u.name AS unit, u.name AS reportedUnit, k.dataset, k.side, k.flow, k.frequency, k.edition, k.valuation, k.basis
  FROM route r CROSS JOIN series s ON s.route = r.key CROSS JOIN series_kind k ON k.key = s.kind
    CROSS JOIN reported_unit u ON u.key = s.unit
  ORDER BY r.exporter, r.importer, r.hs, s.kind, s.layer`;

/** One reading of all series from a connection and a transaction of its own, so that all blocks show one data version. */
export class SeriesStream {
  readonly #database: Database;
  readonly #rows: Iterator<StreamRow>;
  #ahead: StreamRow | undefined;

  constructor(folder: string) {
    this.#database = openForReading(folder);
    this.#database.exec("BEGIN");
    this.#rows = this.#database.prepare(allSeries).iterate() as unknown as Iterator<StreamRow>;
    this.#ahead = this.#next();
  }

  /** undefined after the last block. */
  nextBlock(): SeriesBlock | undefined {
    const series: { header: SeriesHeader; cells: SeriesCells }[] = [];
    let observations = 0;
    while (this.#ahead && observations < observationsPerBlock) {
      for (const one of this.#takeRoute(this.#ahead.route)) {
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
    const rows: StreamRow[] = [];
    while (this.#ahead?.route === route) {
      rows.push(this.#ahead);
      this.#ahead = this.#next();
    }
    return layerSeries(rows, unpackForTrade)
      .map(({ row, cells }) => ({ header: toHeader(row), cells }))
      .toSorted((a, b) => byCodeUnits(seriesKeyText(a.header), seriesKeyText(b.header)));
  }

  #next(): StreamRow | undefined {
    const step = this.#rows.next();
    return step.done === true ? undefined : step.value;
  }
}

function unpackForTrade(row: StreamRow): SeriesCells {
  const columns = unpackTradeColumns(row.cells);
  return { ...emptyCells(), ...columns };
}

function toHeader(row: StreamRow): SeriesHeader {
  const { exporter, importer, hs, dataset, side, flow, frequency, edition, valuation, basis, reportedUnit } = row;
  return { exporter, importer, hs, dataset, side, flow, frequency, edition, valuation, basis, reportedUnit };
}

export function unknownStream(): GraphStoreError {
  return new GraphStoreError("unavailable", "The reading of all series was closed; begin it again.");
}
