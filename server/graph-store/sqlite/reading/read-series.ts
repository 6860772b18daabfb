import type { RouteKey } from "#graph-schema/node-id.ts";
import { observationStatuses, type Observation, type SeriesKey, type TradeSeries } from "#graph-schema/trade-series.ts";
import { seriesKeyText } from "../../series-block.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import type { Database } from "../database/database.ts";
import type { CellRows, SeriesCells } from "../packing/series-cells.ts";
import { unpackCells } from "../packing/unpack-cells.ts";
import { findRouteKey } from "./element-keys.ts";
import { layerSeries } from "./layer-series.ts";

export interface SeriesRow extends Omit<SeriesKey, "exporter" | "importer" | "hs"> {
  kind: number;
  layer: number;
  unit: string;
  cells: Uint8Array;
}

const seriesOfRoute = `SELECT s.kind, s.layer, u.name AS unit, s.cells,
    k.dataset, k.side, k.flow, k.frequency, k.edition, k.valuation, k.basis
  FROM series s JOIN series_kind k ON k.key = s.kind JOIN reported_unit u ON u.key = s.unit
  WHERE s.route = ? ORDER BY s.kind, s.layer`;

export function readSeries(database: Database, route: RouteKey): TradeSeries[] {
  const key = findRouteKey(database, route);
  return key === undefined ? [] : readSeriesOfRoute(database, key, route);
}

/** Sorted by key; the seeds' cells stand where no import has one for the period. */
export function readSeriesOfRoute(database: Database, routeKey: number, route: RouteKey): TradeSeries[] {
  const rows = database.all<SeriesRow>(seriesOfRoute, routeKey);
  const files = fileNamesOf(database);
  const layered = layerSeries(rows, (row) => unpackCells(row.cells));
  return layered
    .map(({ row, cells }) => toSeries(files, route, row, cells))
    .toSorted((a, b) => byCodeUnits(seriesKeyText(a), seriesKeyText(b)));
}

function toSeries(files: FileNames, route: RouteKey, row: SeriesRow, cells: SeriesCells): TradeSeries {
  const { dataset, side, flow, frequency, edition, valuation, basis } = row;
  const { exporter, importer, hs } = route;
  return {
    exporter,
    importer,
    hs,
    dataset,
    side,
    flow,
    frequency,
    edition,
    valuation,
    basis,
    reportedUnit: row.unit,
    observations: toObservations(cells, files),
  };
}

/** Names of imported files by the store's key; each is looked up once. */
export type FileNames = (key: number) => string;

export function fileNamesOf(database: Database): FileNames {
  const known = new Map<number, string>();
  return (key) => {
    const name = known.get(key) ?? readFileName(database, key);
    known.set(key, name);
    return name;
  };
}

function readFileName(database: Database, key: number): string {
  return database.get<{ name: string }>("SELECT name FROM imported_file WHERE key = ?", key)?.name ?? "?";
}

export function toObservations(cells: SeriesCells, files: FileNames): Observation[] {
  return cells.period.map((period, index) => ({
    period,
    value: orNull(cells.value[index]!),
    reportedValue: orNull(cells.reportedValue[index]!),
    kilograms: orNull(cells.kilograms[index]!),
    status: observationStatuses[cells.status[index]!]!,
    kilogramsEstimated: cells.kilogramsEstimated[index] === 1,
    monthsCovered: cells.monthsCovered[index]! > 0 ? cells.monthsCovered[index]! : null,
    rows: rowsText(files(cells.rows[index]!.file), cells.rows[index]!),
  }));
}

const orNull = (amount: number) => (Number.isNaN(amount) ? null : amount);

/** `file.csv line 12`, or `file.csv lines 12, 14 and 20 more`. */
export function rowsText(file: string, { lines, lineCount }: CellRows): string {
  if (lineCount === 1) return `${file} line ${lines[0]}`;
  const more = lineCount - lines.length;
  return `${file} lines ${lines.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
