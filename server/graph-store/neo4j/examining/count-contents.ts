/** Counts from Neo4j's own count store, and what they are by the state of ours. */
import { nodeTypeNames, typeWithBases, type NodeType } from "#graph-schema/node-types.ts";
import { relationshipTypeNames } from "#graph-schema/relationship-types.ts";
import type { Reading } from "../database/store-state.ts";
import type { StoreState } from "../mapping/store-state.ts";

const all = "of all types";

/** By label: a node counts under its type and under those that this one refines. */
export function expectedLabels({ nodes }: StoreState): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (name: string, count: number) => (counts[name] = (counts[name] ?? 0) + count);
  for (const [type, count] of Object.entries(nodes)) {
    add(all, count);
    for (const label of typeWithBases(type as NodeType)) add(label, count);
  }
  return counts;
}

export async function countByLabel({ run, names }: Reading): Promise<Record<string, number>> {
  const count = async (label: string) =>
    (await run<{ count: number }>(`MATCH (n:${label}) RETURN count(n) AS count`))[0]?.count ?? 0;
  const counts: Record<string, number> = { [all]: await count(names.node) };
  for (const type of nodeTypeNames) counts[type] = await count(names.label(type));
  return counts;
}

export function expectedTypes({ nodes, relationships, datasets }: StoreState): Record<string, number> {
  const routes = nodes["CommodityRoute"] ?? 0;
  const series = Object.values(datasets).reduce((sum, dataset) => sum + dataset.series, 0);
  return { ...relationships, SHIPS: routes, ARRIVES_IN: routes, CARRIES: routes, REPORTED_IN: series };
}

export async function countByType({ run, names }: Reading): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const type of relationshipTypeNames) {
    const query = `MATCH ()-[r:${names.relationship(type)}]->() RETURN count(r) AS count`;
    counts[type] = (await run<{ count: number }>(query))[0]?.count ?? 0;
  }
  return counts;
}
