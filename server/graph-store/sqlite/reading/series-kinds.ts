import type { SeriesKind } from "../../series-block.ts";
import type { Database } from "../database/database.ts";

/** Every kind of series that the store knows, by key; few, however many routes there are. */
export function readSeriesKinds(database: Database): Map<number, SeriesKind> {
  const sql = "SELECT key, dataset, side, flow, frequency, edition, valuation, basis FROM series_kind";
  const rows = database.all<SeriesKind & { key: number }>(sql);
  return new Map(rows.map(({ key, ...kind }) => [key, kind]));
}
