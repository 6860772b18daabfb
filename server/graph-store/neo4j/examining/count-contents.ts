/** Counts from Neo4j's own count store, and what they are by the state of ours. */
import { nodeTypeNames, typeWithBases, type NodeType } from "#graph-schema/node-types.ts";
import { relationshipTypeNames } from "#graph-schema/relationship-types.ts";
import type { RunQuery } from "../database/database.ts";
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

const patternsPerQuery = 60;

/** How often each pattern is found, by its name; Neo4j keeps such counts and looks at no node for them. */
export async function countPatterns(
  run: RunQuery,
  patterns: readonly (readonly [name: string, pattern: string])[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let from = 0; from < patterns.length; from += patternsPerQuery) {
    const some = patterns.slice(from, from + patternsPerQuery);
    const columns = some.map(([, pattern], index) => `COUNT { ${pattern} } AS c${index}`);
    const [row] = await run<Record<string, number>>(`RETURN ${columns.join(", ")}`);
    for (const [index, [name]] of some.entries()) counts[name] = row?.[`c${index}`] ?? 0;
  }
  return counts;
}

export function countByLabel({ run, names }: Reading): Promise<Record<string, number>> {
  const types = nodeTypeNames.map((type) => [type, `(:${names.label(type)})`] as const);
  return countPatterns(run, [[all, `(:${names.node})`], ...types]);
}

export function expectedTypes({ nodes, relationships, datasets }: StoreState): Record<string, number> {
  const routes = nodes["CommodityRoute"] ?? 0;
  const series = Object.values(datasets).reduce((sum, dataset) => sum + dataset.series, 0);
  return { ...relationships, SHIPS: routes, ARRIVES_IN: routes, CARRIES: routes, REPORTED_IN: series };
}

export function countByType({ run, names }: Reading): Promise<Record<string, number>> {
  return countPatterns(
    run,
    relationshipTypeNames.map((type) => [type, `()-[:${names.relationship(type)}]->()`] as const),
  );
}
