/** The type tables as JSON, for clients without this code. */
import { z } from "zod";
import type { SchemaResponse } from "#graph-schema/contract/health.ts";
import { nodeTypes, type NodeTypeRow } from "#graph-schema/node-types.ts";
import { relationshipTypes, type RelationshipTypeRow } from "#graph-schema/relationship-types.ts";

type NodeTypeAnswer = SchemaResponse["nodeTypes"][number];
type RelationshipTypeAnswer = SchemaResponse["relationshipTypes"][number];

function presentNodeType([type, row]: [string, NodeTypeRow]): NodeTypeAnswer {
  const { refines, properties, ...shown } = row;
  return { type, ...shown, refines: refines ?? null, properties: z.toJSONSchema(properties) };
}

function presentEnds(ends: RelationshipTypeRow["starts"]): string[] | null {
  return ends === "any" ? null : [...ends];
}

function presentRelationshipType([type, row]: [string, RelationshipTypeRow]): RelationshipTypeAnswer {
  const { starts, ends, identity, properties, ...shown } = row;
  return {
    type,
    ...shown,
    starts: presentEnds(starts),
    ends: presentEnds(ends),
    identity: [...identity],
    properties: z.toJSONSchema(properties),
  };
}

export function presentSchema(): SchemaResponse {
  return {
    nodeTypes: Object.entries(nodeTypes).map(presentNodeType),
    relationshipTypes: Object.entries(relationshipTypes).map(presentRelationshipType),
  };
}
