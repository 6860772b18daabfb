import type { Relationship } from "#graph-schema/graph.ts";
import { parseRouteId } from "#graph-schema/node-id.ts";
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import type { StoredRelationship } from "../../graph-store.ts";
import { routeRelationship, routeRelationshipTypes, seriesRelationship } from "../../route-elements.ts";
import type { Reading } from "../database/store-state.ts";
import {
  relationshipFields,
  statedRelationshipTypes,
  toStoredRelationship,
  type RelationshipProperties,
} from "../mapping/relationship-properties.ts";
import { readRouteFacts } from "./route-facts.ts";
import { readSeriesOfRoutes } from "./read-series.ts";

/** A relationship's id with its parts. */
interface Asked {
  id: string;
  type: RelationshipType;
  start: string;
  end: string;
}

/** In the order asked; ids that do not exist are absent. */
export async function readRelationships(reading: Reading, ids: readonly string[]): Promise<StoredRelationship[]> {
  const asked = ids.flatMap((id): Asked[] => {
    const parts = parseRelationshipId(id);
    return parts ? [{ id, type: parts.type, start: parts.start, end: parts.end }] : [];
  });
  const found = [
    ...(await readStated(reading, asked)),
    ...(await readOfRoutes(reading, asked)),
    ...(await readReported(reading, asked)),
  ];
  const byId = new Map(found.map((relationship) => [relationship.id, relationship]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The shorter list of relationships of both ends is walked, so that a node with many costs nothing. */
async function readStated({ names, run, view }: Reading, asked: readonly Asked[]): Promise<StoredRelationship[]> {
  const found: StoredRelationship[] = [];
  for (const type of statedRelationshipTypes) {
    const rows = asked.filter((one) => one.type === type);
    if (rows.length === 0) continue;
    const query = `UNWIND $rows AS row
      MATCH (a:${names.node} {id: row.start}) MATCH (b:${names.node} {id: row.end})
      MATCH (a)-[r:${names.relationship(type)}${view.only("r")}]->(b) WHERE r.id = row.id RETURN r {${relationshipFields}} AS r`;
    const read = await run<{ r: RelationshipProperties }>(query, { rows });
    found.push(...read.map(({ r }) => toStoredRelationship(r, type)));
  }
  return found;
}

async function readOfRoutes(reading: Reading, asked: readonly Asked[]): Promise<StoredRelationship[]> {
  const wanted = asked.filter(({ type }) => routeRelationshipTypes.some((one) => one === type));
  const facts = await readRouteFacts(reading, [...new Set(wanted.flatMap(routeOf))]);
  return wanted.flatMap((one) => {
    const route = facts.get(routeOf(one)[0] ?? "");
    const type = routeRelationshipTypes.find((candidate) => candidate === one.type);
    return route && type ? [routeRelationship(type, route)] : [];
  });
}

async function readReported(reading: Reading, asked: readonly Asked[]): Promise<StoredRelationship[]> {
  const routes = asked.filter(({ type }) => type === "REPORTED_IN").flatMap(routeOf);
  const series = await readSeriesOfRoutes(reading, [...new Set(routes)]);
  return [...series.values()].flat().map(seriesRelationship);
}

function routeOf({ start, end }: Asked): string[] {
  return [start, end].filter((id) => parseRouteId(id) !== undefined).slice(0, 1);
}

/** Without the alternatives, as expansions answer relationships. */
export function toGraphRelationship({ alternatives: _, ...relationship }: StoredRelationship): Relationship {
  return relationship;
}
