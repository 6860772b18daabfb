import { parseNodeId, parseRouteId } from "#graph-schema/node-id.ts";
import type { ExpansionCursor } from "../../expansion-cursor.ts";
import type { RouteRelationshipType } from "../../route-elements.ts";
import { integer } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import type { Neighbour } from "./neighbour.ts";

/** All routes next to one node by one relationship that follows from them. */
export interface RouteSource {
  relationshipType: RouteRelationshipType | "REPORTED_IN";
  nodeId: string;
  /** Country key, HS code or dataset id. */
  key: string;
  count: number;
}

/** Enough of a source to read its routes; one of a dataset is read quicker when the count is known. */
type RoutesOf = Pick<RouteSource, "relationshipType" | "key"> & Partial<Pick<RouteSource, "count">>;

/** None for nodes that have no routes by their type; those without routes have a count of 0. */
export async function readRouteSources(reading: Reading, nodeId: string): Promise<RouteSource[]> {
  const { base, key } = parseNodeId(nodeId) ?? {};
  if (key === undefined) return [];
  if (base === "source") {
    const count = reading.state.datasets[nodeId]?.routes ?? 0;
    return [{ relationshipType: "REPORTED_IN", nodeId, key: nodeId, count }];
  }
  const types = base === "country" ? countryTypes : base === "commodity" ? commodityTypes : [];
  return Promise.all(
    types.map(async (relationshipType) => {
      const count = await countRoutes(reading, nodeId, relationshipType);
      return { relationshipType, nodeId, key, count };
    }),
  );
}

const countryTypes = ["SHIPS", "ARRIVES_IN"] as const;
const commodityTypes = ["CARRIES"] as const;

/** Neo4j keeps how many relationships of a type a node with many has. */
async function countRoutes(reading: Reading, nodeId: string, type: RouteRelationshipType): Promise<number> {
  if (!reading.view.isPlain) return readRouteCount(reading, nodeId, type);
  const { names, run } = reading;
  const relationship = `[:${names.relationship(type)}]`;
  const pattern = type === "SHIPS" ? `(n)-${relationship}->()` : `(n)<-${relationship}-()`;
  const query = `MATCH (n:${names.node} {id: $nodeId}) RETURN COUNT { ${pattern} } AS count`;
  const [row] = await run<{ count: number }>(query, { nodeId });
  return row?.count ?? 0;
}

const counts = { SHIPS: "routesOut", ARRIVES_IN: "routesIn", CARRIES: "routesOf" } as const;

/** The node knows it too, which is of use while some of its routes are not to be seen. */
async function readRouteCount(
  { names, run, view }: Reading,
  nodeId: string,
  type: RouteRelationshipType,
): Promise<number> {
  const query = `MATCH (n:${names.node} {id: $nodeId}) RETURN coalesce(${view.value("n", counts[type])}, 0) AS count`;
  const [row] = await run<{ count: number }>(query, { nodeId });
  return row?.count ?? 0;
}

const columns = { SHIPS: "exporter", ARRIVES_IN: "importer", CARRIES: "hs" } as const;

/** MATCH and WHERE for the routes `r` of a source whose key is the parameter `key`. */
export function matchRoutes(
  { names, view }: Pick<Reading, "names" | "view">,
  type: RouteSource["relationshipType"],
): string {
  const route = names.label("CommodityRoute");
  if (type !== "REPORTED_IN") return `MATCH (r:${route}${view.only("r")}) WHERE r.${columns[type]} = $key`;
  return `MATCH (:${names.node} {id: $key})<-[s:${names.relationship("REPORTED_IN")}${view.only("s")}]-(r:${route}${view.only("r")})
    WITH DISTINCT r WHERE true`;
}

/** By rank, then id; naming the key lets Neo4j walk its index in this order and stop early, however many routes there are. */
function rankOrder({ view }: Reading, type: RouteSource["relationshipType"]): string {
  const key = type === "REPORTED_IN" ? "" : `r.${columns[type]} DESC, `;
  return `${key}${view.value("r", "rank")} DESC, r.id`;
}

/** The share of all routes from which on a dataset is found quicker among all by rank than sorted by itself. */
const largeShare = 0.05;

/** As matchRoutes; the routes of a large dataset are those of all, walked by rank, that are reported in it. */
function matchRoutesByRank(reading: Reading, { relationshipType, count = 0 }: RoutesOf): string {
  const { names, state, view } = reading;
  const all = state.nodes["CommodityRoute"] ?? 0;
  const isLarge = relationshipType === "REPORTED_IN" && view.isPlain && count >= all * largeShare;
  if (!isLarge) return matchRoutes(reading, relationshipType);
  return `MATCH (r:${names.label("CommodityRoute")})
    WHERE EXISTS { (r)-[:${names.relationship("REPORTED_IN")}]->(:${names.node} {id: $key}) }`;
}

/** The first `limit` routes of a source after the cursor, by rank, then id; those of `without` left out. */
export async function readRoutePage(
  reading: Reading,
  source: RoutesOf,
  { cursor, without, limit }: { cursor: ExpansionCursor | undefined; without: readonly string[]; limit: number },
): Promise<Neighbour[]> {
  const { run, view } = reading;
  const rank = view.value("r", "rank");
  // Neo4j walks the index only where all its properties are asked for, and splits an OR into two readings of all routes.
  const query = `${matchRoutesByRank(reading, source)}
    AND ${rank} <= $rank AND r.id IS NOT NULL AND NOT r.id IN $without
    AND CASE WHEN ${rank} = $rank THEN r.id > $lastId ELSE true END
    WITH r ORDER BY ${rankOrder(reading, source.relationshipType)} LIMIT $limit RETURN r.id AS id, ${rank} AS rank`;
  const rows = await run<{ id: string; rank: number }>(query, {
    key: source.key,
    rank: integer(cursor?.rank ?? Number.MAX_SAFE_INTEGER),
    lastId: cursor?.id ?? "",
    without,
    limit: integer(limit),
  });
  return rows.map((row) => ({ ...row, type: "CommodityRoute" }));
}

/** Whether a source holds a route, given the datasets that report it. */
export function holdsRoute(source: RouteSource, routeId: string, datasets: ReadonlySet<string>): boolean {
  const route = parseRouteId(routeId);
  if (!route) return false;
  if (source.relationshipType === "REPORTED_IN") return datasets.has(source.key);
  return route[columns[source.relationshipType]] === source.key;
}
