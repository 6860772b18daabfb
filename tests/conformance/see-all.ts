import type { GraphStore } from "../../server/graph-store/graph-store.ts";

/** Everything of the graph that readers can see, apart from the data version. */
export async function seeAll(store: GraphStore) {
  const { dataVersion: _, ...statistics } = await store.statistics();
  const nodes: unknown[] = [];
  const relationships: unknown[] = [];
  for await (const page of store.streamElements()) {
    nodes.push(...page.nodes);
    relationships.push(...page.relationships);
  }
  const search = await store.search({ q: "a", limit: 200 });
  const coverage = await store.readCoverage();
  const unallocated = await store.readUnallocated({});
  return { statistics, nodes, relationships, search, coverage, unallocated };
}
