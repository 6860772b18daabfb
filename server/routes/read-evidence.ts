/** Resolves evidence ids to the sources and claims that they name. */
import type { GraphNode } from "#graph-schema/graph.ts";
import type { GraphStore, StoredNode } from "../graph-store/graph-store.ts";

export interface ResolvedEvidence {
  evidenceNodes: GraphNode[];
  /** Ids that resolve to nothing. */
  evidenceMissing: string[];
}

/** A node as the contract shows it inside other answers: without the values that lost by precedence. */
export function presentNode(node: StoredNode): GraphNode {
  const { id, type, label, properties, evidence } = node;
  return { id, type, label, properties, evidence };
}

export async function readEvidence(
  store: GraphStore,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ResolvedEvidence> {
  const unique = [...new Set(ids)];
  const nodes = unique.length === 0 ? [] : await store.readNodes(unique, signal);
  const found = new Set(nodes.map((node) => node.id));
  return { evidenceNodes: nodes.map(presentNode), evidenceMissing: unique.filter((id) => !found.has(id)) };
}
