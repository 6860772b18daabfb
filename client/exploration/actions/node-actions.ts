/** Actions on nodes and relationships, as functions from document to document. */
import { countryId } from "#graph-schema/node-id.ts";
import type { GraphNode, Relationship } from "#graph-schema/graph.ts";
import {
  emptyDocument,
  without,
  type ExplorationDocument,
  type Library,
  type Point,
  type ShownNode,
} from "../state.ts";
import { isFlowId, tradeFlows } from "../trade-flows.ts";
import { placeNewNodes } from "./place-nodes.ts";

export function addNodes(
  document: ExplorationDocument,
  nodes: readonly GraphNode[],
  near: string | undefined,
): ExplorationDocument {
  const placed = placeNewNodes(
    document.nodes,
    nodes.map(({ id }) => id),
    near,
  );
  return placed === document.nodes ? document : { ...document, nodes: placed };
}

/** Draws those whose two ends are on the canvas. */
export function addRelationships(
  document: ExplorationDocument,
  relationships: readonly Relationship[],
): ExplorationDocument {
  const fresh = relationships.filter(
    ({ id, start, end }) =>
      !Object.hasOwn(document.relationships, id) &&
      Object.hasOwn(document.nodes, start) &&
      Object.hasOwn(document.nodes, end),
  );
  if (fresh.length === 0) return document;
  const added = Object.fromEntries(fresh.map(({ id }) => [id, true] as const));
  return { ...document, relationships: { ...document.relationships, ...added } };
}

/** Removes nodes with what hangs on them, relationships, and the chains that run over removed countries or trade flows. */
export function removeElements(
  document: ExplorationDocument,
  library: Library,
  ids: readonly string[],
): ExplorationDocument {
  const gone = new Set(ids);
  const chains = Object.keys(document.chains).filter((key) =>
    library.chains[key]?.countries.some((country) => gone.has(countryId(country))),
  );
  const overFlows = ids.some(isFlowId)
    ? tradeFlows(document, library).flatMap((flow) => (gone.has(flow.id) ? flow.chains : []))
    : [];
  const hanging = Object.keys(document.relationships).filter((id) => {
    const relationship = library.relationships[id];
    return relationship !== undefined && (gone.has(relationship.start) || gone.has(relationship.end));
  });
  const goneChains = [...chains, ...overFlows];
  return keepIdentity(document, {
    ...document,
    nodes: without(document.nodes, ids),
    relationships: without(document.relationships, [...ids, ...hanging]),
    chains: without(document.chains, goneChains),
    lit: without(document.lit, goneChains),
  });
}

/** Removes every node that is not among `ids` or an end of a relationship or trade flow among them. */
export function keepOnly(document: ExplorationDocument, library: Library, ids: readonly string[]): ExplorationDocument {
  const kept = new Set(ids);
  for (const flow of tradeFlows(document, library)) {
    if (kept.has(flow.id)) kept.add(countryId(flow.exporter)).add(countryId(flow.importer));
  }
  for (const id of ids) {
    const relationship = library.relationships[id];
    if (relationship !== undefined) kept.add(relationship.start).add(relationship.end);
  }
  return removeElements(
    document,
    library,
    Object.keys(document.nodes).filter((id) => !kept.has(id)),
  );
}

export function moveNodes(document: ExplorationDocument, places: Readonly<Record<string, Point>>): ExplorationDocument {
  const moved: Record<string, ShownNode> = {};
  for (const [id, { x, y }] of Object.entries(places)) {
    const node = document.nodes[id];
    const place = { x: Math.round(x), y: Math.round(y) };
    if (node !== undefined && (node.x !== place.x || node.y !== place.y)) moved[id] = { ...node, ...place };
  }
  return Object.keys(moved).length === 0 ? document : { ...document, nodes: { ...document.nodes, ...moved } };
}

export function pinNodes(document: ExplorationDocument, ids: readonly string[], pinned: boolean): ExplorationDocument {
  const changed = ids.flatMap((id) => {
    const node = document.nodes[id];
    return node === undefined || node.pinned === pinned ? [] : [[id, { ...node, pinned }] as const];
  });
  return changed.length === 0
    ? document
    : { ...document, nodes: { ...document.nodes, ...Object.fromEntries(changed) } };
}

export function clearDocument(document: ExplorationDocument): ExplorationDocument {
  return keepIdentity(document, emptyDocument);
}

/** The document itself when nothing changed, so that no empty step is recorded. */
function keepIdentity(before: ExplorationDocument, after: ExplorationDocument): ExplorationDocument {
  const sections = Object.keys(before) as (keyof ExplorationDocument)[];
  return sections.every((section) => before[section] === after[section]) ? before : after;
}
