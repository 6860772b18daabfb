/** Writes changed nodes and stated relationships beside what is there, with the marks of an unsettled import. */
import type { NodeType } from "#graph-schema/node-types.ts";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import { integer, type RunQuery } from "../../database/database.ts";
import { nextPrefix } from "../../reading/visibility.ts";
import type { Names } from "../../schema/names.ts";
import {
  isPresent,
  isRemoved,
  type ChangedNode,
  type ChangedRelationship,
  type Removed,
} from "../../working-copy/changed-elements.ts";
import { toNodeRow, toRelationshipRow } from "../write-elements.ts";

/** Where marks go and what stands in them. */
export interface Marking {
  run: RunQuery;
  names: Names;
  /** Of the unsettled import. */
  number: number;
}

/** A node that is there keeps its properties and gets the new ones as next ones. */
export async function markNodes(marking: Marking, changes: readonly (ChangedNode | Removed)[]): Promise<void> {
  const { run, names } = marking;
  const since = integer(marking.number);
  await markRemoved(marking, changes.filter(isRemoved));
  const rows = changes.filter(isPresent<ChangedNode>).map(toNodeRow);
  const query = `UNWIND $ids AS id MATCH (n:${names.node} {id: id}) RETURN n.id AS id`;
  const found = await run<{ id: string }>(query, { ids: rows.map(({ id }) => id) });
  const known = new Set(found.map(({ id }) => id));
  const created = rows
    .filter(({ id }) => !known.has(id))
    .map(({ type, properties }) => ({ type, properties: { ...properties, since } }));
  for (const [type, group] of Map.groupBy(created, (row): NodeType => row.type)) {
    const create = `UNWIND $rows AS row CREATE (n${names.labels(type)}) SET n = row.properties`;
    await run(create, { rows: group.map(({ properties }) => ({ properties })) });
  }
  const changed = rows
    .filter(({ id }) => known.has(id))
    .map(({ id, properties }) => ({ id, next: toNext({ ...noRoutes, ...properties }) }));
  const change = `UNWIND $rows AS row MATCH (n:${names.node} {id: row.id}) SET n += row.next, n.changing = $number`;
  if (changed.length > 0) await run(change, { rows: changed, number: since });
}

/** A count that is left out where it is zero has to be said where it becomes so. */
const noRoutes = { routesOut: integer(0), routesIn: integer(0), routesOf: integer(0) };

export function toNext(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [nextPrefix + name, value]));
}

/** Nodes and routes. */
export async function markRemoved({ run, names, number }: Marking, removed: readonly Removed[]): Promise<void> {
  if (removed.length === 0) return;
  const query = `UNWIND $ids AS id MATCH (n:${names.node} {id: id}) SET n.until = $number, n.changing = $number`;
  await run(query, { ids: removed.map(({ id }) => id), number: integer(number) });
}

/** Of a relationship that changes, the old one goes and a new one comes. The start of each is marked, to find it by. */
export async function markRelationships(
  { run, names, number }: Marking,
  changes: readonly (ChangedRelationship | Removed)[],
): Promise<void> {
  const since = integer(number);
  const old = changes.flatMap(({ id }) => {
    const parts = parseRelationshipId(id);
    return parts ? [{ id, type: parts.type, start: parts.start, end: parts.end }] : [];
  });
  for (const [type, rows] of Map.groupBy(old, (row) => row.type)) {
    const query = `UNWIND $rows AS row
      MATCH (s:${names.node} {id: row.start})-[r:${names.relationship(type)}]->(:${names.node} {id: row.end})
      WHERE r.id = row.id SET r.until = $number, s.changing = $number`;
    await run(query, { rows, number: since });
  }
  const present = changes.filter(isPresent<ChangedRelationship>).map((change) => {
    const row = toRelationshipRow(change);
    return { ...row, properties: { ...row.properties, since } };
  });
  for (const [type, rows] of Map.groupBy(present, (row) => row.type as RelationshipType)) {
    const query = `UNWIND $rows AS row
      MATCH (s:${names.node} {id: row.start}) MATCH (e:${names.node} {id: row.end})
      CREATE (s)-[r:${names.relationship(type)}]->(e) SET r = row.properties
      WITH DISTINCT s WHERE coalesce(s.since <> $number, true) SET s.changing = $number`;
    await run(query, { rows, number: since });
  }
}
