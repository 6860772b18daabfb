/**
 * Every series in columns over shared memory, so that several threads search one copy.
 * Routes are sorted by code, exporter, importer; `byImporter` lists them by code, importer, exporter.
 * A range of items `i` stands at offsets[i] … offsets[i + 1] − 1 of what it points into.
 */
import type { Strand } from "./strand.ts";

export interface TradeColumns {
  /** Per code: first route. */
  codeRoutes: Uint32Array;
  routeExporter: Uint16Array;
  routeImporter: Uint16Array;
  /** Route numbers sorted by code, importer, exporter; the ranges are those of codeRoutes. */
  byImporter: Uint32Array;
  /** Per route: first series; within a route sorted by strand, edition, frequency. */
  routeSeries: Uint32Array;
  seriesStrand: Uint16Array;
  /** Index in editionNames. */
  seriesEdition: Uint8Array;
  /** 0 year, 1 month. */
  seriesFrequency: Uint8Array;
  seriesUnit: Uint16Array;
  /** Per series: first observation; within a series sorted by period. */
  seriesObservations: Uint32Array;
  period: Int32Array;
  /** US dollars; NaN where missing. */
  value: Float64Array;
  /** In the series' unit; NaN where missing. */
  reportedValue: Float64Array;
  /** Index in observationStatuses. */
  status: Uint8Array;
  /** 0: not said. */
  monthsCovered: Uint8Array;
}

/** What passes between threads: columns and the texts behind their numbers. */
export interface TradeIndexData {
  columns: TradeColumns;
  /** Sorted; every country key of a route or a coverage block. */
  countries: readonly string[];
  /** Sorted; every HS code of a route or a coverage block. */
  codes: readonly string[];
  strands: readonly Strand[];
  units: readonly string[];
}

export function countRoutes(columns: TradeColumns): number {
  return columns.routeExporter.length;
}

export function countBytes(columns: TradeColumns): number {
  const sizes: number[] = Object.values(columns).map((column: { byteLength: number }) => column.byteLength);
  return sizes.reduce((sum, size) => sum + size, 0);
}
