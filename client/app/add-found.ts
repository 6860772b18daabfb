import type { SearchItem } from "#graph-schema/contract/search.ts";
import { ApiError } from "../api/api-error.ts";
import { expandNodes } from "../api/client.ts";
import type { Relationship } from "#graph-schema/graph.ts";
import { dispatch, explorationStore } from "./exploration-context.ts";

/** Brings a found node onto the canvas, beside a node that it is joined to, with its relationships to what is there. */
export async function addFound({ match: _, ...node }: SearchItem): Promise<void> {
  const shown = Object.keys(explorationStore.getState().document.nodes);
  if (shown.includes(node.id)) return;
  const relationships = await relationshipsTo(node.id, shown);
  const near = relationships.map(({ start, end }) => (start === node.id ? end : start))[0];
  dispatch({ type: "add-nodes", nodes: [node], relationships, ...(near === undefined ? {} : { near }) });
}

/** Without an answer the node comes alone: it can be expanded, where the problem shows if it lasts. */
async function relationshipsTo(id: string, shown: string[]): Promise<Relationship[]> {
  if (shown.length === 0) return [];
  try {
    const { relationships } = await expandNodes({ nodeIds: [id], exclude: shown, limit: 1 });
    const present = new Set(shown);
    return relationships.filter(
      ({ start, end }) => (start === id && present.has(end)) || (end === id && present.has(start)),
    );
  } catch (error) {
    if (error instanceof ApiError) return [];
    throw error;
  }
}
