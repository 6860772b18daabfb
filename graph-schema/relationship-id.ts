/**
 * Relationship ids: type, start, end and the identity properties that the type's table row names,
 * joined by `|`. A part's own `|` and `%` are percent-encoded, so that ids can be split again.
 */
import { relationshipTypes, type RelationshipType } from "./relationship-types.ts";

export interface RelationshipIdentity {
  type: RelationshipType;
  start: string;
  end: string;
  from?: string | null;
  properties?: Readonly<Record<string, unknown>>;
}

const encodePart = (part: string) => part.replaceAll("%", "%25").replaceAll("|", "%7C");
const decodePart = (part: string) => part.replaceAll("%7C", "|").replaceAll("%25", "%");

function identityText(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TypeError(`${name} is part of the relationship's id and must be text or a number`);
}

/**
 * The id of a relationship; a missing identity property counts as the empty text.
 * Throws a TypeError when an identity property holds a list or an object.
 */
export function relationshipId(relationship: RelationshipIdentity): string {
  const { type, start, end, from, properties } = relationship;
  const identity = relationshipTypes[type].identity.map((name) =>
    identityText(name, name === "from" ? from : properties?.[name]),
  );
  return [type, start, end, ...identity].map(encodePart).join("|");
}

/** Splits a relationship's id, or gives undefined when it is not one. `identity` follows the table row's order. */
export function parseRelationshipId(
  id: string,
): { type: RelationshipType; start: string; end: string; identity: string[] } | undefined {
  const [type, start, end, ...identity] = id.split("|").map(decodePart);
  if (type === undefined || start === undefined || end === undefined) return undefined;
  if (!Object.hasOwn(relationshipTypes, type)) return undefined;
  return { type: type as RelationshipType, start, end, identity };
}
