import { datedBounds } from "#graph-schema/edtf-date.ts";
import { parseNodeId } from "#graph-schema/node-id.ts";
import {
  canonicalJson,
  mergeNodeStatements,
  mergeRelationshipStatements,
  type NodeStatement,
  type RelationshipStatement,
} from "../../merge-statements.ts";
import type { Database } from "../database/database.ts";
import { routeSourcesOf } from "../reading/route-sources.ts";
import type { Changes } from "./changes.ts";
import { indexForSearch, removeFromSearch } from "./search-index.ts";
import { readStatements } from "./statements.ts";
import { removeElement } from "./remove-elements.ts";

/** Shows the merge of what contributors say about each node spoken of. */
export function mergeNodes(database: Database, changes: Changes): void {
  for (const key of changes.statedNodes) if (key > 0) mergeNode(database, changes, key);
  changes.statedNodes.clear();
}

function mergeNode(database: Database, changes: Changes, key: number): void {
  const row = database.get<{ id: string; type: string }>("SELECT id, type FROM node WHERE key = ?", key);
  if (!row) return;
  const contributions = readStatements(database, "node", key).map(({ contributor, statement }) => ({
    contributor,
    statement: JSON.parse(statement) as NodeStatement,
  }));
  if (contributions.length === 0) {
    changes.unspokenNodes.add(key);
    return;
  }
  const merged = mergeNodeStatements(row.id, contributions);
  if (row.type === "") changes.unranked.add(key);
  else changes.tally("node", row.type, -1);
  changes.tally("node", merged.type, 1);
  database.run(
    "UPDATE node SET type = ?, label = ?, properties = ?, evidence = ?, alternatives = ? WHERE key = ?",
    merged.type,
    merged.label,
    canonicalJson(merged.properties),
    JSON.stringify(merged.evidence),
    canonicalJson(merged.alternatives),
    key,
  );
  removeFromSearch(database, key);
  indexForSearch(database, key, { id: row.id, ...merged });
}

/** Removes nodes that nobody speaks of any more and no route needs, with their relationships. */
export function removeUnspokenNodes(database: Database, changes: Changes): void {
  changes.writeCounts(database);
  for (const key of changes.unspokenNodes) {
    const id = database.get<{ id: string }>("SELECT id FROM node WHERE key = ?", key)?.id;
    const isUnspoken = readStatements(database, "node", key).length === 0;
    if (id !== undefined && isUnspoken && !isUsedByRoutes(database, id)) removeElement(database, changes, { key, id });
  }
  changes.unspokenNodes.clear();
}

function isUsedByRoutes(database: Database, id: string): boolean {
  return parseNodeId(id) !== undefined && routeSourcesOf(database, id).some(({ count }) => count > 0);
}

export function mergeRelationships(database: Database, changes: Changes): void {
  for (const key of changes.statedRelationships) mergeRelationship(database, changes, key);
  changes.statedRelationships.clear();
}

function mergeRelationship(database: Database, changes: Changes, key: number): void {
  const contributions = readStatements(database, "relationship", key).map(({ contributor, statement }) => ({
    contributor,
    statement: JSON.parse(statement) as RelationshipStatement,
  }));
  if (contributions.length === 0) {
    dropRelationship(database, changes, key);
    return;
  }
  const merged = mergeRelationshipStatements(contributions);
  const { firstDay, endDay } = datedBounds(merged.from, merged.to);
  database.run(
    `UPDATE relationship SET from_text = ?, to_text = ?, first_day = ?, end_day = ?, properties = ?, evidence = ?,
      alternatives = ? WHERE key = ?`,
    merged.from,
    merged.to,
    firstDay,
    endDay,
    canonicalJson(merged.properties),
    JSON.stringify(merged.evidence),
    canonicalJson(merged.alternatives),
    key,
  );
}

function dropRelationship(database: Database, changes: Changes, key: number): void {
  const sql = "SELECT type, start_key, end_key FROM relationship WHERE key = ?";
  const row = database.get<{ type: string; start_key: number; end_key: number }>(sql, key);
  if (!row) return;
  database.run("DELETE FROM relationship WHERE key = ?", key);
  changes.tally("relationship", row.type, -1);
  changes.unranked.add(row.start_key).add(row.end_key);
}
