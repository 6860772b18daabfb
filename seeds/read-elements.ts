/** Nodes and relationships from rows: each checked against its type's table row. */
import { z } from "zod";
import { graphNodeSchema, relationshipSchema, type GraphNode, type Relationship } from "#graph-schema/graph.ts";
import { parseNodeId } from "#graph-schema/node-id.ts";
import { isTypeWithin, nodeTypes, type NodeType, type NodeTypeRow } from "#graph-schema/node-types.ts";
import { relationshipId } from "#graph-schema/relationship-id.ts";
import { relationshipTypes, type RelationshipTypeRow } from "#graph-schema/relationship-types.ts";
import { readRow, SeedError, type SeedRow } from "./seed-files.ts";

const relationshipRowSchema = relationshipSchema.omit({ id: true });

export interface PlacedRelationship {
  place: string;
  relationship: Relationship;
}

/** A node whose id has the base of its type and whose properties fit it. */
export function readNode(row: SeedRow): GraphNode {
  const node = readRow(graphNodeSchema, row);
  const type: NodeTypeRow = nodeTypes[node.type];
  if (parseNodeId(node.id)?.base !== type.base) {
    throw new SeedError([`${row.place}: ${node.id} is not an id of a ${node.type}: expected ${type.base}:…`]);
  }
  return { ...node, properties: readProperties(type.properties, row.place, node.properties) };
}

/** A relationship with its derived id; its ends are checked later, when every node is known. */
export function readRelationship(row: SeedRow): PlacedRelationship {
  const bare = readRow(relationshipRowSchema, row);
  const type: RelationshipTypeRow = relationshipTypes[bare.type];
  if (!type.dated && (bare.from !== null || bare.to !== null)) {
    throw new SeedError([`${row.place}: ${bare.type} carries no dates`]);
  }
  const properties = readProperties(type.properties, row.place, bare.properties);
  return { place: row.place, relationship: { id: relationshipId(bare), ...bare, properties } };
}

function readProperties(schema: z.ZodObject, place: string, properties: Record<string, unknown>) {
  return readRow(z.object({ properties: schema }), { place, value: { properties } }).properties;
}

/** What is wrong with a relationship's ends, given the type of every known node; undefined when nothing is. */
export function findEndFault(relationship: Relationship, typeOf: ReadonlyMap<string, NodeType>): string | undefined {
  const row: RelationshipTypeRow = relationshipTypes[relationship.type];
  return (
    findOneEndFault(relationship.start, row.starts, typeOf, `start of ${relationship.type}`) ??
    findOneEndFault(relationship.end, row.ends, typeOf, `end of ${relationship.type}`)
  );
}

function findOneEndFault(
  id: string,
  allowed: readonly NodeType[] | "any",
  typeOf: ReadonlyMap<string, NodeType>,
  role: string,
): string | undefined {
  const type = typeOf.get(id);
  if (type === undefined) return `${id} does not exist`;
  if (allowed === "any" || allowed.some((wanted) => isTypeWithin(type, wanted))) return undefined;
  return `${id} is a ${type}; ${role} must be ${allowed.join(" or ")}`;
}
