import { parseRouteId, routeId, type RouteKey } from "#graph-schema/node-id.ts";
import type { Database } from "../database/database.ts";

/** Nodes have positive keys; a route's is its own key negated. */
export function findElementKey(database: Database, id: string): number | undefined {
  const route = parseRouteId(id);
  if (route) {
    const key = findRouteKey(database, route);
    return key === undefined ? undefined : -key;
  }
  return database.get<{ key: number }>("SELECT key FROM node WHERE id = ?", id)?.key;
}

export function findRouteKey(database: Database, route: RouteKey): number | undefined {
  return findRoute(database, route)?.key;
}

export function findRoute(database: Database, { exporter, importer, hs }: RouteKey): RouteRow | undefined {
  const sql = `SELECT ${routeColumns} FROM route WHERE exporter = ? AND importer = ? AND hs = ?`;
  return database.get<RouteRow>(sql, exporter, importer, hs);
}

export interface RouteRow extends RouteKey {
  key: number;
  rank: number;
  /** Stored relationships. */
  degree: number;
}

export const routeColumns = "key, exporter, importer, hs, rank, degree";

export function readRouteRow(database: Database, key: number): RouteRow | undefined {
  return database.get<RouteRow>(`SELECT ${routeColumns} FROM route WHERE key = ?`, key);
}

/** The id behind a key of either sign. */
export function elementId(database: Database, key: number): string | undefined {
  if (key > 0) return database.get<{ id: string }>("SELECT id FROM node WHERE key = ?", key)?.id;
  const route = readRouteRow(database, -key);
  return route && routeId(route);
}
