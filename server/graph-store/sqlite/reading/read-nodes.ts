import { parseRouteId } from "#graph-schema/node-id.ts";
import { nodeTypeNames, typeWithBases, type NodeType } from "#graph-schema/node-types.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import type { Alternative, StoredNode } from "../../graph-store.ts";
import { routeNode } from "../../route-elements.ts";
import type { Database } from "../database/database.ts";
import { findRoute, readRouteRow, routeColumns, type RouteRow } from "./element-keys.ts";
import { readRouteFacts } from "./route-facts.ts";

export function readNodes(database: Database, ids: readonly string[]): StoredNode[] {
  return ids.flatMap((id) => readNode(database, id) ?? []);
}

/** Every node of the type or a subtype, sorted by id. */
export function listNodes(database: Database, type: NodeType): StoredNode[] {
  if (type === "CommodityRoute") return listRoutes(database);
  const types = nodeTypeNames.filter((name) => typeWithBases(name).includes(type));
  const sql = `SELECT ${nodeColumns} FROM node WHERE type IN (SELECT value FROM json_each(?)) ORDER BY id`;
  return database.all<NodeRow>(sql, JSON.stringify(types)).map(toNode);
}

function listRoutes(database: Database): StoredNode[] {
  const sql = `SELECT ${routeColumns} FROM route WHERE still_wanted(key) ORDER BY exporter || '>' || importer || ':' || hs`;
  return database.all<RouteRow>(sql).map((route) => routeNode(readRouteFacts(database, route)));
}

function readNode(database: Database, id: string): StoredNode | undefined {
  const route = parseRouteId(id);
  if (route) {
    const row = findRoute(database, route);
    return row && routeNode(readRouteFacts(database, row));
  }
  const row = database.get<NodeRow>(`SELECT ${nodeColumns} FROM node WHERE id = ?`, id);
  return row && toNode(row);
}

/** The node or, for a negative key, the route; undefined when there is none such. */
export function readNodeByKey(database: Database, key: number): StoredNode | undefined {
  if (key < 0) {
    const route = readRouteRow(database, -key);
    return route && routeNode(readRouteFacts(database, route));
  }
  const row = database.get<NodeRow>(`SELECT ${nodeColumns} FROM node WHERE key = ?`, key);
  return row && toNode(row);
}

export const nodeColumns = "id, type, label, properties, evidence, alternatives";

export interface NodeRow {
  id: string;
  type: string;
  label: string;
  properties: string;
  evidence: string;
  alternatives: string;
}

export function toNode(row: NodeRow): StoredNode {
  return {
    id: row.id,
    type: row.type as NodeType,
    label: row.label,
    properties: JSON.parse(row.properties) as Record<string, unknown>,
    evidence: JSON.parse(row.evidence) as string[],
    alternatives: JSON.parse(row.alternatives) as Alternative[],
  };
}

/** Without the alternatives, as searches and expansions answer nodes. */
export function toGraphNode({ alternatives: _, ...node }: StoredNode): GraphNode {
  return node;
}
