/** Actions on traces and chains, as functions from document to document. */
import type { TraceRequestInput } from "#graph-schema/contract/trace.ts";
import { countryId } from "#graph-schema/node-id.ts";
import type { AnsweredTrace } from "../action.ts";
import { canvasChains, chainGroups, traceIdOf, type CanvasChain } from "../chains.ts";
import { emptyDocument, without, type ExplorationDocument, type Library, type ShownTrace } from "../state.ts";
import { placeChainCountries } from "./place-nodes.ts";

/** How many chains of each group are drawn before the user asks for more. */
export const firstChains = { matched: 12, claimed: 6, open: 6, direct: 3 } as const;
/** Of context fewer, and never a leg without figures. */
const firstContextChains = { ...firstChains, matched: 6, open: 0 } as const;

/** The chains of an answer that are drawn at first: the best of each group. Direct flows stand beside matched chains, for comparison. */
export function chainsDrawnAtFirst(chains: readonly CanvasChain[], role: ShownTrace["role"]): CanvasChain[] {
  const limits = role === "context" ? firstContextChains : firstChains;
  const isCompared = chains.some(({ group }) => group === "matched");
  return chainGroups.flatMap((group) => {
    const own = chains.filter((chain) => chain.group === group);
    const drawn =
      group === "direct" ? own.filter(({ legs }) => isCompared && legs.every(({ leg }) => leg !== null)) : own;
    return drawn.slice(0, limits[group]);
  });
}

export function openTrace(
  document: ExplorationDocument,
  library: Library,
  { request, response, role = roleOf(request), title, replace }: AnsweredTrace & { replace: boolean },
): ExplorationDocument {
  const trace = traceIdOf(request);
  const base = replace ? emptyDocument : document;
  const keys = chainsDrawnAtFirst(canvasChains(trace, response), role).map(({ key }) => key);
  const traces = { ...base.traces, [trace]: { request, role, title: title ?? null } };
  return showChains({ ...base, traces }, library, keys);
}

/** All goods are context, whoever asks. */
function roleOf({ commodities }: TraceRequestInput): ShownTrace["role"] {
  return commodities.every((code) => code === "TOTAL") ? "context" : "question";
}

/** Several traces at once, laid out together. */
export function openTraces(library: Library, answered: readonly AnsweredTrace[]): ExplorationDocument {
  const opened = answered.reduce(
    (document, trace) => openTrace(document, library, { ...trace, replace: false }),
    emptyDocument,
  );
  return { ...opened, nodes: placeChainCountries({ ...opened, nodes: {} }, library) };
}

export function showChains(
  document: ExplorationDocument,
  library: Library,
  keys: readonly string[],
): ExplorationDocument {
  const fresh = keys.filter((key) => !Object.hasOwn(document.chains, key) && Object.hasOwn(library.chains, key));
  if (fresh.length === 0) return document;
  const added = fresh.map((key) => [key, { trace: library.chains[key]!.trace }] as const);
  const shown = { ...document, chains: { ...document.chains, ...Object.fromEntries(added) } };
  return { ...shown, nodes: placeChainCountries(shown, library) };
}

/** Takes chains away, and the countries that no other chain and no relationship holds. */
export function hideChains(
  document: ExplorationDocument,
  library: Library,
  keys: readonly string[],
): ExplorationDocument {
  const chains = without(document.chains, keys);
  if (chains === document.chains) return document;
  const left = keys.flatMap((key) => library.chains[key]?.countries ?? []).map(countryId);
  const held = heldNodes({ ...document, chains }, library);
  const gone = left.filter((id) => !held.has(id) && document.nodes[id]?.pinned !== true);
  return { ...document, chains, lit: without(document.lit, keys), nodes: without(document.nodes, gone) };
}

function heldNodes(document: ExplorationDocument, library: Library): Set<string> {
  const byChains = Object.keys(document.chains).flatMap((key) => library.chains[key]?.countries ?? []);
  const byRelationships = Object.keys(document.relationships).flatMap((id) => {
    const relationship = library.relationships[id];
    return relationship === undefined ? [] : [relationship.start, relationship.end];
  });
  return new Set([...byChains.map(countryId), ...byRelationships]);
}

export function closeTrace(document: ExplorationDocument, library: Library, trace: string): ExplorationDocument {
  const own = Object.keys(document.chains).filter((key) => document.chains[key]?.trace === trace);
  const hidden = hideChains(document, library, own);
  return { ...hidden, traces: without(hidden.traces, [trace]) };
}

/** Lights one chain, drawing it first when it is not there; null puts the light out. */
export function lightChain(document: ExplorationDocument, library: Library, key: string | null): ExplorationDocument {
  if (key === null) return Object.keys(document.lit).length === 0 ? document : { ...document, lit: {} };
  const shown = showChains(document, library, [key]);
  if (!Object.hasOwn(shown.chains, key) || Object.hasOwn(shown.lit, key)) return shown;
  return { ...shown, lit: { [key]: true } };
}
