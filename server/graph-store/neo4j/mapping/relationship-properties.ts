/** Relationships that contributors state one by one, as Neo4j holds them. */
import { datedBounds } from "#graph-schema/edtf-date.ts";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import { relationshipTypeNames, derivedRelationshipTypes } from "#graph-schema/relationship-types.ts";
import type { Alternative, StoredRelationship } from "../../graph-store.ts";
import {
  canonicalJson,
  mergeRelationshipStatements,
  type Contribution,
  type RelationshipStatement,
} from "../../merge-statements.ts";
import { integer } from "../database/database.ts";
import { flatProperties } from "./flat-properties.ts";
import { writeStatements } from "./statements.ts";

/** Types whose relationships are stored with properties of their own; the others follow from routes and figures. */
export const statedRelationshipTypes: RelationshipType[] = relationshipTypeNames.filter(
  (type) => !derivedRelationshipTypes.some((derived) => derived === type),
);

/** What a query returns of a relationship, with its ends; see relationshipFields. */
export interface RelationshipProperties {
  id: string;
  start: string;
  end: string;
  /** As the database names it; with the prefix in use. */
  type: string;
  from: string | null;
  to: string | null;
  evidence: string[];
  propertiesJson: string;
  alternativesJson: string;
}

/** The fields of RelationshipProperties as a map projection of a relationship variable `r` takes them. */
export const relationshipFields =
  ".id, .from, .to, .evidence, .propertiesJson, .alternativesJson, type: type(r), start: startNode(r).id, end: endNode(r).id";

/** All properties of a relationship, merged from what contributors say; written with `SET r = …`. Absent ones are unknown. */
export function toRelationshipProperties(
  id: string,
  contributions: readonly Contribution<RelationshipStatement>[],
): Record<string, unknown> {
  const { from, to, properties, evidence, alternatives } = mergeRelationshipStatements(contributions);
  const { firstDay, endDay } = datedBounds(from, to);
  return {
    ...flatProperties(properties),
    id,
    from,
    to,
    firstDay: firstDay === null ? null : integer(firstDay),
    endDay: endDay === null ? null : integer(endDay),
    evidence,
    propertiesJson: canonicalJson(properties),
    alternativesJson: canonicalJson(alternatives),
    ...writeStatements(contributions),
  };
}

/** What somebody else has written under our types may lack some; without an id it is none of the graph's. */
type Written = Pick<RelationshipProperties, "id" | "start" | "end" | "from" | "to"> & {
  [Name in "evidence" | "propertiesJson" | "alternativesJson"]: RelationshipProperties[Name] | null;
};

export function toStoredRelationship(row: Written, type: RelationshipType): StoredRelationship {
  const { id, start, end, from, to, evidence, propertiesJson, alternativesJson } = row;
  return {
    id,
    type,
    start,
    end,
    from,
    to,
    properties: JSON.parse(propertiesJson ?? "{}") as Record<string, unknown>,
    evidence: evidence ?? [],
    alternatives: JSON.parse(alternativesJson ?? "[]") as Alternative[],
  };
}
