import { graphNodeSchema, relationshipSchema, type GraphNode, type Relationship } from "#graph-schema/graph.ts";
import { parseNodeId, parseRouteId } from "#graph-schema/node-id.ts";
import { nodeTypes, type NodeTypeRow } from "#graph-schema/node-types.ts";
import {
  derivedRelationshipTypes,
  relationshipTypes,
  type RelationshipTypeRow,
} from "#graph-schema/relationship-types.ts";
import type { ZodType } from "zod";
import { seedsContributor } from "../../merge-statements.ts";
import { GraphStoreError } from "../../graph-store-error.ts";

const relationshipWithoutId = relationshipSchema.omit({ id: true });

/** Throws `rejected`, naming node and property, when the type tables do not allow the node. */
export function checkNode(node: GraphNode): void {
  check(graphNodeSchema, node, node.id);
  const row: NodeTypeRow = nodeTypes[node.type];
  if (parseNodeId(node.id)?.base !== row.base) {
    throw rejected(node.id, `${node.id} cannot be of type ${node.type}; its id would begin with ${row.base}:.`);
  }
  check(row.properties, node.properties, node.id);
  const route = parseRouteId(node.id);
  const { exporter, importer, hs } = node.properties;
  if (route && (route.exporter !== exporter || route.importer !== importer || route.hs !== hs)) {
    throw rejected(node.id, `The properties of ${node.id} name another route than its id.`);
  }
}

/** Throws `rejected` when the type tables do not allow the relationship, whatever its ends turn out to be. */
export function checkRelationship(relationship: Omit<Relationship, "id">): void {
  const { type, start, end } = relationship;
  const name = `${type} from ${start} to ${end}`;
  check(relationshipWithoutId, relationship, name);
  if (derivedRelationshipTypes.some((derived) => derived === type)) {
    throw rejected(name, `${type} follows from routes and figures and is not brought by itself.`);
  }
  const row: RelationshipTypeRow = relationshipTypes[type];
  check(row.properties, relationship.properties, name);
  if (!row.dated && (relationship.from !== null || relationship.to !== null)) {
    throw rejected(name, `${name} has a date, and ${type} is not dated.`);
  }
}

/** Throws `rejected` when an import speaks of the figures of another dataset; the seeds may hold those of any. */
export function checkDataset(contributor: string, dataset: string): void {
  if (contributor !== seedsContributor && dataset !== contributor) {
    throw rejected(dataset, `An import into ${contributor} holds figures of ${dataset}.`);
  }
}

function check(schema: ZodType, value: unknown, name: string): void {
  const result = schema.safeParse(value);
  if (result.success) return;
  const issue = result.error.issues[0];
  const path = issue?.path.join(".") ?? "";
  throw rejected(name, `${name}${path === "" ? "" : `, ${path}`}: ${issue?.message ?? "not valid"}.`);
}

function rejected(subject: string, message: string): GraphStoreError {
  return new GraphStoreError("rejected", message, { subject });
}
