import { commodityId, countryId, routeId } from "#graph-schema/node-id.ts";
import type { NodeType } from "#graph-schema/node-types.ts";
import type { Database } from "../../sqlite/database/database.ts";
import type { AbortCheck } from "../../sqlite/threads/messages.ts";
import { readRouteRow, type RouteRow } from "../../sqlite/reading/element-keys.ts";
import type { ExpansionQuestion } from "./expand.ts";
import type { Neighbour } from "./merge-by-rank.ts";
import type { RelationshipFilter } from "./relationship-filter.ts";
import { readRouteDatasets } from "../../sqlite/reading/route-facts.ts";

/** Neighbours by stored relationships, and the few ends of asked routes; each once, the asked ones left out. */
export function readStoredNeighbours(
  database: Database,
  question: ExpansionQuestion,
  filter: RelationshipFilter,
  checkAbort: AbortCheck,
): Neighbour[] {
  const found = new Map<string, Neighbour>();
  const keep = (type: NodeType, neighbour: Neighbour) => {
    if (question.takesType(type) && !question.askedIds.has(neighbour.id)) found.set(neighbour.id, neighbour);
  };
  for (const key of question.askedKeys) {
    for (const row of nodesBeside(database, key, filter)) {
      checkAbort();
      keep(row.type, { key: row.key, id: row.id, rank: row.rank });
    }
    for (const row of routesBeside(database, key, filter)) {
      checkAbort();
      keep("CommodityRoute", { key: -row.key, id: routeId(row), rank: row.rank });
    }
    if (key < 0) for (const row of endsOfRoute(database, -key, question)) keep(row.type, row);
  }
  return [...found.values()];
}

interface NodeBeside extends Neighbour {
  type: NodeType;
}

function beside(filter: RelationshipFilter): string {
  return `SELECT end_key AS beside FROM relationship WHERE start_key = ? AND ${filter.sql}
    UNION SELECT start_key FROM relationship WHERE end_key = ? AND ${filter.sql}`;
}

function nodesBeside(database: Database, key: number, filter: RelationshipFilter): Iterable<NodeBeside> {
  const sql = `SELECT n.key, n.id, n.type, n.rank FROM (${beside(filter)}) JOIN node n ON n.key = beside`;
  return database.iterate<NodeBeside>(sql, key, ...filter.parameters, key, ...filter.parameters);
}

function routesBeside(database: Database, key: number, filter: RelationshipFilter): Iterable<RouteRow> {
  const sql = `SELECT r.key, r.exporter, r.importer, r.hs, r.rank, r.degree FROM (${beside(filter)})
    JOIN route r ON r.key = -beside WHERE beside < 0`;
  return database.iterate<RouteRow>(sql, key, ...filter.parameters, key, ...filter.parameters);
}

function endsOfRoute(database: Database, routeKey: number, question: ExpansionQuestion): NodeBeside[] {
  const route = readRouteRow(database, routeKey);
  if (!route) return [];
  const ends: [string, string][] = [
    ["SHIPS", countryId(route.exporter)],
    ["ARRIVES_IN", countryId(route.importer)],
    ["CARRIES", commodityId(route.hs)],
    ...readRouteDatasets(database, routeKey).map((dataset): [string, string] => ["REPORTED_IN", dataset]),
  ];
  return ends
    .filter(([type]) => question.takesRelationship(type))
    .flatMap(([, id]) => database.get<NodeBeside>("SELECT key, id, type, rank FROM node WHERE id = ?", id) ?? []);
}
