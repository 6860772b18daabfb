/** What the server told is kept by id; a later answer replaces an earlier one. */
import type { GraphNode, Relationship } from "#graph-schema/graph.ts";
import type { DocumentAction, ViewAction } from "../action.ts";
import { canvasChains, traceIdOf } from "../chains.ts";
import type { Library } from "../state.ts";

type Lesson = Omit<Extract<ViewAction, { type: "learn" }>, "type">;

export function learn(library: Library, { nodes = [], relationships = [], traces = [] }: Lesson): Library {
  const chains = traces.flatMap(({ trace, response }) => canvasChains(trace, response));
  const told = [...traces.flatMap(({ response }) => response.evidenceNodes), ...nodes];
  return {
    nodes: keepById(library.nodes, told),
    relationships: keepById(library.relationships, relationships),
    chains:
      chains.length === 0
        ? library.chains
        : { ...library.chains, ...Object.fromEntries(chains.map((chain) => [chain.key, chain])) },
  };
}

function keepById<Item extends GraphNode | Relationship>(
  known: Readonly<Record<string, Item>>,
  items: readonly Item[],
): Readonly<Record<string, Item>> {
  return items.length === 0 ? known : { ...known, ...Object.fromEntries(items.map((item) => [item.id, item])) };
}

/** The library after the answers that an action carries. */
export function learnFrom(library: Library, action: DocumentAction): Library {
  switch (action.type) {
    case "open-trace":
      return learn(library, { traces: [{ trace: traceIdOf(action.request), response: action.response }] });
    case "add-nodes":
      return learn(library, { nodes: action.nodes, relationships: action.relationships ?? [] });
    case "add-relationships":
      return learn(library, { relationships: action.relationships });
    case "expand":
      return learn(library, action.response);
    default:
      return library;
  }
}
