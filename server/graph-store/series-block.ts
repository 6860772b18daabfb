/**
 * Series in columns, cheap to pass between threads. Missing amounts are NaN here and null in every object.
 */
import { observationStatuses, type ObservationStatus, type SeriesKey } from "#graph-schema/trade-series.ts";

export interface SeriesHeader extends SeriesKey {
  reportedUnit: string;
}

/** Cells as an importer reads them: one row of the file each, in any order. Row i belongs to `keys[keyIndex[i]]`. */
export interface CellBatch {
  /** Name of the file the rows stand in, shown with every figure. */
  fileName: string;
  keys: SeriesHeader[];
  keyIndex: Uint32Array<ArrayBuffer>;
  period: Int32Array<ArrayBuffer>;
  /** US dollars. */
  value: Float64Array<ArrayBuffer>;
  /** In the key's `reportedUnit`. */
  reportedValue: Float64Array<ArrayBuffer>;
  kilograms: Float64Array<ArrayBuffer>;
  /** Index in observationStatuses. */
  status: Uint8Array<ArrayBuffer>;
  kilogramsEstimated: Uint8Array<ArrayBuffer>;
  /** 0: not said. */
  monthsCovered: Uint8Array<ArrayBuffer>;
  line: Uint32Array<ArrayBuffer>;
  /** Bit set of the dimensions that this row breaks down (customs procedure 1, mode of transport 2, mode of supply 4, …); 0: the total. */
  breakdown: Uint8Array<ArrayBuffer>;
}

/** Whole series: observations of `headers[i]` stand at offsets[i] … offsets[i + 1] − 1, sorted by period. */
export interface SeriesBlock {
  headers: SeriesHeader[];
  offsets: Uint32Array<ArrayBuffer>;
  period: Int32Array<ArrayBuffer>;
  value: Float64Array<ArrayBuffer>;
  reportedValue: Float64Array<ArrayBuffer>;
  status: Uint8Array<ArrayBuffer>;
  monthsCovered: Uint8Array<ArrayBuffer>;
}

export function statusCode(status: ObservationStatus): number {
  return observationStatuses.indexOf(status);
}

/** A series' key beside its route. */
export type SeriesKind = Omit<SeriesKey, "exporter" | "importer" | "hs">;

/** The kind as a text that sorts the series of one route alike in every store. */
export function seriesKeyText(key: SeriesKind): string {
  const { dataset, side, flow, frequency, edition, valuation, basis } = key;
  return [dataset, side, flow, frequency, edition, valuation, basis].join("|");
}

/** The kind that seriesKeyText wrote as a text; nothing else may be given to it. */
export function parseSeriesKey(text: string): SeriesKind {
  const [dataset, side, flow, frequency, edition, valuation, basis] = text.split("|");
  return { dataset, side, flow, frequency, edition, valuation, basis } as SeriesKind;
}
