import { parseNodeId, routeId } from "#graph-schema/node-id.ts";
import type { ExpansionCursor } from "../../expansion-cursor.ts";
import type { RouteRelationshipType } from "../../route-elements.ts";
import type { Database } from "../database/database.ts";
import { routeColumns, type RouteRow } from "./element-keys.ts";
import { readTally } from "./tally.ts";

/** All routes next to one node by one derived relationship: by rank, then id, read only as far as needed. */
export interface RouteSource {
  relationshipType: RouteRelationshipType | "REPORTED_IN";
  key: string;
  count: number;
  holds(route: RouteRow): boolean;
  /** From the cursor's rank on; the caller skips what stands before it among equals. */
  iterate(cursor: ExpansionCursor | undefined): Iterable<RouteRow>;
}

const orders = {
  exporter: "importer || ':' || hs",
  importer: "exporter || '>' || importer || ':' || hs",
  hs: "exporter || '>' || importer || ':'",
} as const;

/** None for nodes that have no routes by their type. */
export function routeSourcesOf(database: Database, nodeId: string): RouteSource[] {
  const { base, key } = parseNodeId(nodeId) ?? {};
  if (base === undefined || key === undefined) return [];
  switch (base) {
    case "country":
      return [
        columnSource(database, "SHIPS", "exporter", "exporter", key),
        columnSource(database, "ARRIVES_IN", "importer", "importer", key),
      ];
    case "commodity":
      return [columnSource(database, "CARRIES", "hs", "commodity", key)];
    case "source":
      return [datasetSource(database, nodeId)];
    default:
      return [];
  }
}

function columnSource(
  database: Database,
  relationshipType: RouteRelationshipType,
  column: keyof typeof orders,
  scope: "exporter" | "importer" | "commodity",
  key: string,
): RouteSource {
  const sql = `SELECT ${routeColumns} FROM route WHERE ${column} = ? AND rank <= ?
    ORDER BY rank DESC, ${orders[column]}`;
  return {
    relationshipType,
    key,
    count: readTally(database, scope, key),
    holds: (route) => route[column] === key,
    iterate: (cursor) => iterateRoutes(database, sql, key, cursor),
  };
}

function datasetSource(database: Database, dataset: string): RouteSource {
  const sql = `SELECT ${routeColumns} FROM route
    WHERE key IN (SELECT s.route FROM series_kind k JOIN series s ON s.kind = k.key WHERE k.dataset = ? AND still_wanted(s.route))
      AND rank <= ? AND still_wanted(route.key)
    ORDER BY rank DESC, exporter || '>' || importer || ':' || hs`;
  const reported = `SELECT 1 FROM series s JOIN series_kind k ON k.key = s.kind WHERE s.route = ? AND k.dataset = ? LIMIT 1`;
  return {
    relationshipType: "REPORTED_IN",
    key: dataset,
    count: readTally(database, "dataset-routes", dataset),
    holds: (route) => database.get(reported, route.key, dataset) !== undefined,
    iterate: (cursor) => iterateRoutes(database, sql, dataset, cursor),
  };
}

function* iterateRoutes(
  database: Database,
  sql: string,
  key: string,
  cursor: ExpansionCursor | undefined,
): Generator<RouteRow> {
  for (const row of database.iterate<RouteRow>(sql, key, cursor?.rank ?? Number.MAX_SAFE_INTEGER)) {
    if (cursor && row.rank === cursor.rank && routeId(row) <= cursor.id) continue;
    yield row;
  }
}
