import type { Database } from "../database/database.ts";
import { countRoute } from "./put-nodes.ts";
import type { Changes } from "./changes.ts";
import { removeFromSearch } from "./search-index.ts";
import { dropStatements } from "./statements.ts";
import type { RouteRow } from "../reading/element-keys.ts";

interface Element {
  /** Negative for a route. */
  key: number;
  id: string;
}

/** Removes a node with its relationships, whoever states them. */
export function removeElement(database: Database, changes: Changes, element: Element): void {
  removeRelationshipsOf(database, changes, element.key);
  const row = database.get<{ type: string }>("SELECT type FROM node WHERE key = ?", element.key);
  if (row && row.type !== "") changes.tally("node", row.type, -1);
  removeFromSearch(database, element.key);
  database.run("DELETE FROM node WHERE key = ?", element.key);
  changes.unranked.delete(element.key);
}

/** Removes a route that has neither series nor anybody who speaks of it, with its relationships. */
export function removeRouteIfBare(database: Database, changes: Changes, route: RouteRow): boolean {
  const used = `SELECT 1 WHERE EXISTS (SELECT 1 FROM series WHERE route = ?1)
    OR EXISTS (SELECT 1 FROM node_statement WHERE node = -?1)`;
  if (database.get(used, route.key) !== undefined) return false;
  if (route.degree > 0) removeRelationshipsOf(database, changes, -route.key);
  database.run("DELETE FROM route WHERE key = ?", route.key);
  countRoute(changes, route, -1);
  changes.unranked.delete(-route.key);
  return true;
}

function removeRelationshipsOf(database: Database, changes: Changes, elementKey: number): void {
  const sql = "SELECT key, id, type, start_key, end_key FROM relationship WHERE start_key = ?1 OR end_key = ?1";
  const rows = database.all<{ key: number; id: string; type: string; start_key: number; end_key: number }>(
    sql,
    elementKey,
  );
  for (const row of rows) {
    dropStatements(database, changes, "relationship", row);
    database.run("DELETE FROM relationship WHERE key = ?", row.key);
    changes.tally("relationship", row.type, -1);
    changes.unranked.add(row.start_key === elementKey ? row.end_key : row.start_key);
  }
}
