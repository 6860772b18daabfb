/** What the store counts as it writes, counted by looking at everything there is. */
import { nodeTypeNames } from "#graph-schema/node-types.ts";
import type { Reading } from "../database/store-state.ts";
import { statedRelationshipTypes } from "../mapping/relationship-properties.ts";
import type { DatasetCounts, StoreState } from "../mapping/store-state.ts";

export type Counts = Pick<StoreState, "nodes" | "relationships" | "datasets" | "contributors">;

/** Only elements that have an id are of the graph. */
async function countNodes({ run, names }: Reading): Promise<Record<string, number>> {
  const query = `MATCH (n:${names.node}) WHERE n.id IS NOT NULL AND n.type IN $types
    RETURN n.type AS type, count(*) AS count ORDER BY type`;
  const rows = await run<{ type: string; count: number }>(query, { types: nodeTypeNames });
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
}

async function countRelationships({ run, names }: Reading): Promise<Record<string, number>> {
  const query = `MATCH (:${names.node})-[r:${names.relationships(statedRelationshipTypes)}]->(:${names.node}) WHERE r.id IS NOT NULL
    RETURN type(r) AS type, count(*) AS count ORDER BY type`;
  const rows = await run<{ type: string; count: number }>(query);
  return Object.fromEntries(rows.map(({ type, count }) => [names.relationshipTypeOf(type) ?? type, count]));
}

async function countFigures({ run, names }: Reading): Promise<Record<string, DatasetCounts>> {
  const query = `MATCH (r:${names.node})-[s:${names.relationship("REPORTED_IN")}]->(d:${names.node})
    RETURN d.id AS id, count(DISTINCT r) AS routes, count(s) AS series, sum(size(s.periods)) AS observations ORDER BY id`;
  const rows = await run<DatasetCounts & { id: string }>(query);
  return Object.fromEntries(rows.map(({ id, ...counts }) => [id, counts]));
}

async function countStatements({ run }: Reading, pattern: string): Promise<Map<string, number>> {
  const query = `MATCH ${pattern} UNWIND e.contributors AS contributor RETURN contributor, count(*) AS count`;
  const rows = await run<{ contributor: string; count: number }>(query);
  return new Map(rows.map(({ contributor, count }) => [contributor, count]));
}

export async function countAnew(reading: Reading): Promise<Counts> {
  const { names, state } = reading;
  const nodes = await countStatements(reading, `(e:${names.node})`);
  const stated = names.relationships(statedRelationshipTypes);
  const relationships = await countStatements(reading, `(:${names.node})-[e:${stated}]->(:${names.node})`);
  const ids = [...new Set([...Object.keys(state.contributors), ...nodes.keys(), ...relationships.keys()])];
  return {
    nodes: await countNodes(reading),
    relationships: await countRelationships(reading),
    datasets: await countFigures(reading),
    contributors: Object.fromEntries(
      ids.map((id) => [id, { nodes: nodes.get(id) ?? 0, relationships: relationships.get(id) ?? 0 }]),
    ),
  };
}
