/** Writes changed nodes and relationships; each statement is idempotent. */
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import { nodeTypeNames, nodeTypes, type NodeType } from "#graph-schema/node-types.ts";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import { integer, type RunQuery } from "../database/database.ts";
import { toNodeProperties } from "../mapping/node-properties.ts";
import { toRelationshipProperties } from "../mapping/relationship-properties.ts";
import type { Names } from "../schema/names.ts";
import {
  isPresent,
  isRemoved,
  type ChangedNode,
  type ChangedRelationship,
  type Removed,
} from "../working-copy/changed-elements.ts";

export async function writeNodes(
  run: RunQuery,
  names: Names,
  changes: readonly (ChangedNode | Removed)[],
): Promise<void> {
  const rows = changes.filter(isPresent<ChangedNode>).map(toNodeRow);
  for (const [type, group] of Map.groupBy(rows, (row) => row.type)) {
    const others = otherLabels(names, type);
    const query = `UNWIND $rows AS row MERGE (n:${names.node} {id: row.id})
      SET n = row.properties SET n${names.labels(type)}${others === "" ? "" : ` REMOVE n${others}`}`;
    await run(query, { rows: group });
  }
}

/** After the relationships and routes that join them to others. */
export async function removeNodes(run: RunQuery, names: Names, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await run(`UNWIND $ids AS id MATCH (n:${names.node} {id: id}) DETACH DELETE n`, { ids });
}

export function toNodeRow(change: ChangedNode): { id: string; type: NodeType; properties: Record<string, unknown> } {
  const { id, statements, rank, degree, routesOut, routesIn, routesOf } = change;
  const { type, ...properties } = toNodeProperties(id, statements);
  const counts = { rank, degree, ...withoutZeros({ routesOut, routesIn, routesOf }) };
  const whole = Object.entries(counts).map(([name, count]) => [name, integer(count)] as const);
  return { id, type, properties: { ...properties, type, ...Object.fromEntries(whole) } };
}

function withoutZeros(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

/** Labels of types that a node of the same base had before its type was refined or taken back. */
export function otherLabels(names: Names, type: NodeType): string {
  const own = new Set(names.labels(type).split(":"));
  const family = nodeTypeNames.filter((name) => nodeTypes[name].base === nodeTypes[type].base);
  const labels = family.map((name) => names.label(name)).filter((label) => !own.has(label));
  return labels.map((label) => `:${label}`).join("");
}

export async function writeRelationships(
  run: RunQuery,
  names: Names,
  changes: readonly (ChangedRelationship | Removed)[],
): Promise<void> {
  const rows = changes.filter(isPresent<ChangedRelationship>).map(toRelationshipRow);
  for (const [type, group] of Map.groupBy(rows, (row) => row.type as RelationshipType)) {
    const query = `UNWIND $rows AS row
      MATCH (s:${names.node} {id: row.start}) MATCH (e:${names.node} {id: row.end})
      MERGE (s)-[r:${names.relationship(type)} {id: row.id}]->(e) SET r = row.properties`;
    await run(query, { rows: group });
  }
}

export function toRelationshipRow({ id, type, start, end, statements }: ChangedRelationship) {
  return { id, type, start, end, properties: toRelationshipProperties(id, statements) };
}

export async function removeRelationships(
  run: RunQuery,
  names: Names,
  changes: readonly (ChangedRelationship | Removed)[],
): Promise<void> {
  const rows = changes.flatMap((change) => {
    const parts = isRemoved(change) ? parseRelationshipId(change.id) : undefined;
    return parts ? [{ id: change.id, ...parts }] : [];
  });
  for (const [type, group] of Map.groupBy(rows, (row) => row.type)) {
    const query = `UNWIND $rows AS row
      MATCH (:${names.node} {id: row.start})-[r:${names.relationship(type)}]->(:${names.node} {id: row.end})
      WHERE r.id = row.id DELETE r`;
    await run(query, { rows: group.map(({ id, start, end }) => ({ id, start, end })) });
  }
}
