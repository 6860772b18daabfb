/** What follows from an exploration for the screen. */
import type { NodeType } from "#graph-schema/node-types.ts";
import type { Relationship } from "#graph-schema/graph.ts";
import type { Exploration } from "./exploration.ts";
import { litChain, type Inspected } from "./state.ts";
import { isFlowId, tradeFlows, type TradeFlow } from "./trade-flows.ts";

/** What to inspect for an element of the canvas, or null when it is not on it. */
export function targetOf(
  { document, library }: Pick<Exploration, "document" | "library">,
  id: string,
): Inspected | null {
  if (Object.hasOwn(document.nodes, id)) return { kind: "node", id };
  if (Object.hasOwn(document.relationships, id)) return { kind: "relationship", id };
  if (!isFlowId(id)) return null;
  const flow = tradeFlows(document, library).find((candidate) => candidate.id === id);
  if (flow === undefined) return null;
  const { exporter, importer, trace } = flow;
  return { kind: "flow", exporter, importer, commodities: litFirst(flow, { document, library }), trace };
}

/** The goods of a flow, those of the lit chain first: they are what the reader looks at. */
function litFirst(
  { commodities, chains }: TradeFlow,
  { document, library }: Pick<Exploration, "document" | "library">,
): string[] {
  const lit = litChain(document);
  const asked = lit !== undefined && chains.includes(lit) ? library.chains[lit]?.commodity : undefined;
  return commodities.toSorted((a, b) => Number(b === asked) - Number(a === asked));
}

export function shownRelationships({ document, library }: Pick<Exploration, "document" | "library">): Relationship[] {
  return Object.keys(document.relationships).flatMap((id) => library.relationships[id] ?? []);
}

/** The types on the canvas, each once, in the order of the alphabet. */
export function shownTypes({ document, library }: Pick<Exploration, "document" | "library">): NodeType[] {
  const types = Object.keys(document.nodes).flatMap((id) => library.nodes[id]?.type ?? []);
  return [...new Set(types)].toSorted();
}

/** Selected ids that are still on the canvas. */
export function livingSelection({ document, library, view }: Exploration): readonly string[] {
  if (view.selection.length === 0) return view.selection;
  const flows = view.selection.some(isFlowId)
    ? new Set(tradeFlows(document, library).map(({ id }) => id))
    : new Set<string>();
  const living = view.selection.filter(
    (id) => Object.hasOwn(document.nodes, id) || Object.hasOwn(document.relationships, id) || flows.has(id),
  );
  return living.length === view.selection.length ? view.selection : living;
}
