import type { Relationship } from "#graph-schema/graph.ts";
import { commodityId, countryId, parseRouteId } from "#graph-schema/node-id.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import { routeRelationship, seriesRelationship } from "../../route-elements.ts";
import type { Database } from "../../sqlite/database/database.ts";
import type { AbortCheck } from "../../sqlite/threads/messages.ts";
import { findElementKey, readRouteRow } from "../../sqlite/reading/element-keys.ts";
import {
  relationshipColumns,
  toGraphRelationship,
  toRelationship,
  type RelationshipRow,
} from "./read-relationships.ts";
import type { RelationshipFilter } from "./relationship-filter.ts";
import { readSeriesOfRoute } from "../../sqlite/reading/read-series.ts";
import { readRouteFacts } from "../../sqlite/reading/route-facts.ts";

/** Keys by id. */
export type KeysById = Map<string, number>;

/** All relationships that join one of `central` to another of them or to one of `otherIds`; sorted by id. */
export function connectingRelationships(
  database: Database,
  central: KeysById,
  otherIds: readonly string[],
  filter: RelationshipFilter,
  checkAbort: AbortCheck,
): Relationship[] {
  const all: KeysById = new Map(central);
  for (const id of otherIds) {
    const key = all.has(id) ? undefined : findElementKey(database, id);
    if (key !== undefined) all.set(id, key);
  }
  const found = new Map<string, Relationship>();
  for (const relationship of [
    ...storedBetween(database, central, new Set(all.values()), filter, checkAbort),
    ...derivedBetween(database, central, all, checkAbort),
  ]) {
    found.set(relationship.id, relationship);
  }
  return [...found.values()].toSorted((a, b) => byCodeUnits(a.id, b.id));
}

function* storedBetween(
  database: Database,
  central: KeysById,
  keys: ReadonlySet<number>,
  filter: RelationshipFilter,
  checkAbort: AbortCheck,
): Generator<Relationship> {
  const ends = `SELECT key, end_key AS other FROM relationship WHERE start_key = ? AND ${filter.sql}
    UNION ALL SELECT key, start_key FROM relationship WHERE end_key = ? AND ${filter.sql}`;
  const full = `SELECT ${relationshipColumns} FROM relationship WHERE key = ?`;
  for (const key of central.values()) {
    const rows = database.iterate<{ key: number; other: number }>(
      ends,
      key,
      ...filter.parameters,
      key,
      ...filter.parameters,
    );
    for (const row of rows) {
      checkAbort();
      if (!keys.has(row.other)) continue;
      yield toGraphRelationship(toRelationship(database, database.get<RelationshipRow>(full, row.key)!));
    }
  }
}

function* derivedBetween(
  database: Database,
  central: KeysById,
  all: KeysById,
  checkAbort: AbortCheck,
): Generator<Relationship> {
  for (const [id, key] of all) {
    if (parseRouteId(id) === undefined) continue;
    checkAbort();
    const joins = (other: string) => all.has(other) && (central.has(id) || central.has(other));
    yield* relationshipsOfRoute(database, -key, joins);
  }
}

function* relationshipsOfRoute(
  database: Database,
  routeKey: number,
  joins: (other: string) => boolean,
): Generator<Relationship> {
  const route = readRouteRow(database, routeKey);
  if (!route) return;
  const ends = {
    SHIPS: countryId(route.exporter),
    ARRIVES_IN: countryId(route.importer),
    CARRIES: commodityId(route.hs),
  };
  const wanted = (["SHIPS", "ARRIVES_IN", "CARRIES"] as const).filter((type) => joins(ends[type]));
  if (wanted.length > 0) {
    const facts = readRouteFacts(database, route);
    for (const type of wanted) yield toGraphRelationship(routeRelationship(type, facts));
  }
  const datasets = database.all<{ dataset: string }>(datasetsOfRoute, routeKey);
  if (!datasets.some(({ dataset }) => joins(dataset))) return;
  for (const series of readSeriesOfRoute(database, routeKey, route)) {
    if (joins(series.dataset)) yield toGraphRelationship(seriesRelationship(series));
  }
}

const datasetsOfRoute = `SELECT DISTINCT k.dataset FROM series s JOIN series_kind k ON k.key = s.kind WHERE s.route = ?`;
