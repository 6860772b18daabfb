import { latestYearValue, nodeRank, routeRank } from "../../rank.ts";
import type { Database } from "../database/database.ts";
import { findElementKey } from "../reading/element-keys.ts";
import { layerSeries, type LayerRow } from "../reading/layer-series.ts";
import { routeSourcesOf } from "../reading/route-sources.ts";
import { unpackCells } from "../packing/unpack-cells.ts";
import type { Changes } from "./changes.ts";

/** Counts and ranks anew what a commit touched. Counts of routes must have been written before. */
export function updateRanks(database: Database, changes: Changes): void {
  for (const id of changes.recounted) {
    const key = findElementKey(database, id);
    if (key !== undefined) changes.unranked.add(key);
  }
  for (const key of changes.unranked) {
    const elsewhere = changes.elsewhere.get(key) ?? 0;
    if (key > 0) updateNodeRank(database, key, elsewhere);
    else updateRouteRank(database, -key, elsewhere);
  }
}

function updateNodeRank(database: Database, key: number, elsewhere: number): void {
  const id = database.get<{ id: string }>("SELECT id FROM node WHERE key = ?", key)?.id;
  if (id === undefined) return;
  const routes = routeSourcesOf(database, id).reduce((sum, { count }) => sum + count, 0);
  const degree = countRelationships(database, key) + elsewhere + routes;
  database.run("UPDATE node SET degree = ?1, rank = ?2 WHERE key = ?3", degree, nodeRank(degree), key);
}

function updateRouteRank(database: Database, routeKey: number, elsewhere: number): void {
  const degree = countRelationships(database, -routeKey) + elsewhere;
  const sql = `SELECT s.kind, s.layer, s.unit, s.cells, k.frequency FROM series s JOIN series_kind k ON k.key = s.kind
    WHERE s.route = ? ORDER BY s.kind, s.layer`;
  const rows = database.all<LayerRow & { cells: Uint8Array; frequency: "year" | "month" }>(sql, routeKey);
  const latest = layerSeries(rows, ({ cells }) => unpackCells(cells)).map(({ row, cells }) =>
    latestYearValue(row.frequency, cells.period, cells.value),
  );
  const rank = routeRank(degree, Math.max(0, ...latest));
  database.run(
    "UPDATE route SET degree = ?1, rank = ?2 WHERE key = ?3 AND (degree <> ?1 OR rank <> ?2)",
    degree,
    rank,
    routeKey,
  );
}

function countRelationships(database: Database, key: number): number {
  const sql = `SELECT (SELECT count(*) FROM relationship WHERE start_key = ?1)
    + (SELECT count(*) FROM relationship WHERE end_key = ?1) AS count`;
  return database.get<{ count: number }>(sql, key)?.count ?? 0;
}
