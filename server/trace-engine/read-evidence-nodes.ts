/** The nodes behind named ids, and the sources behind named claims. */
import type { GraphNode } from "#graph-schema/graph.ts";
import type { GraphStore, StoredNode } from "../graph-store/graph-store.ts";

function withoutAlternatives({ id, type, label, properties, evidence }: StoredNode): GraphNode {
  return { id, type, label, properties, evidence };
}

async function read(store: GraphStore, ids: readonly string[], signal?: AbortSignal): Promise<StoredNode[]> {
  return ids.length === 0 ? [] : store.readNodes(ids, signal);
}

/** Sorted by id. */
export async function readEvidenceNodes(
  store: GraphStore,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<GraphNode[]> {
  const named = await read(store, ids, signal);
  const known = new Set(ids);
  const behind = [...new Set(named.flatMap(({ evidence }) => evidence))].filter((id) => !known.has(id));
  const nodes = [...named, ...(await read(store, behind, signal))].map(withoutAlternatives);
  return nodes.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}
