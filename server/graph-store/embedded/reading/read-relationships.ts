import { parseRouteId } from "#graph-schema/node-id.ts";
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import type { Relationship } from "#graph-schema/graph.ts";
import type { Alternative, StoredRelationship } from "../../graph-store.ts";
import { routeRelationship, routeRelationshipTypes, seriesRelationship } from "../../route-elements.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { elementId, findRoute } from "../../sqlite/reading/element-keys.ts";
import { readSeriesOfRoute } from "../../sqlite/reading/read-series.ts";
import { readRouteFacts } from "../../sqlite/reading/route-facts.ts";

export function readRelationships(database: Database, ids: readonly string[]): StoredRelationship[] {
  return ids.flatMap((id) => readStored(database, id) ?? readDerived(database, id) ?? []);
}

function readStored(database: Database, id: string): StoredRelationship | undefined {
  const row = database.get<RelationshipRow>(`SELECT ${relationshipColumns} FROM relationship WHERE id = ?`, id);
  return row && toRelationship(database, row);
}

function readDerived(database: Database, id: string): StoredRelationship | undefined {
  const parts = parseRelationshipId(id);
  const route = parts && (parseRouteId(parts.start) ?? parseRouteId(parts.end));
  const row = route && findRoute(database, route);
  if (!parts || !row) return undefined;
  if (parts.type === "REPORTED_IN") {
    return readSeriesOfRoute(database, row.key, row)
      .map(seriesRelationship)
      .find((relationship) => relationship.id === id);
  }
  const type = routeRelationshipTypes.find((candidate) => candidate === parts.type);
  if (!type) return undefined;
  const derived = routeRelationship(type, readRouteFacts(database, row));
  return derived.id === id ? derived : undefined;
}

export const relationshipColumns =
  "id, type, start_key, end_key, from_text, to_text, properties, evidence, alternatives";

export interface RelationshipRow {
  id: string;
  type: string;
  start_key: number;
  end_key: number;
  from_text: string | null;
  to_text: string | null;
  properties: string;
  evidence: string;
  alternatives: string;
}

export function toRelationship(database: Database, row: RelationshipRow): StoredRelationship {
  return {
    id: row.id,
    type: row.type as RelationshipType,
    start: elementId(database, row.start_key)!,
    end: elementId(database, row.end_key)!,
    from: row.from_text,
    to: row.to_text,
    properties: JSON.parse(row.properties) as Record<string, unknown>,
    evidence: JSON.parse(row.evidence) as string[],
    alternatives: JSON.parse(row.alternatives) as Alternative[],
  };
}

/** Without the alternatives, as expansions answer relationships. */
export function toGraphRelationship({ alternatives: _, ...relationship }: StoredRelationship): Relationship {
  return relationship;
}
