import { placeInLayers, type LayeredChain } from "../layout/layered-places.ts";
import { placeAround, placeNear } from "../layout/radial-placement.ts";
import type { ExplorationDocument, Library, Point, ShownNode } from "../state.ts";
import { countryId } from "#graph-schema/node-id.ts";

type Nodes = ExplorationDocument["nodes"];

/** Puts the countries of the chains shown in layers; those already placed stay where they are. */
export function placeChainCountries(document: ExplorationDocument, library: Library): Nodes {
  const places = placeInLayers(layeredChains(document, library));
  const nodes: Record<string, ShownNode> = { ...document.nodes };
  for (const [country, place] of Object.entries(places)) {
    const id = countryId(country);
    nodes[id] ??= { ...placeNear(place, Object.values(nodes)), pinned: false };
  }
  return nodes;
}

function layeredChains(document: ExplorationDocument, library: Library): LayeredChain[] {
  return Object.keys(document.chains).flatMap((key) => {
    const chain = library.chains[key];
    if (chain === undefined) return [];
    const values = chain.legs.map(({ leg }) => leg?.after.value ?? null);
    const known = values.filter((value) => value !== null);
    const weight = known.length === values.length ? Math.min(...known) : null;
    const context = !chain.matchedByProduct || document.traces[chain.trace]?.role === "context";
    return [{ countries: chain.countries, context, weight }];
  });
}

/** Adds nodes around a node that is on the canvas, or below everything when there is no such node. */
export function placeNewNodes(nodes: Nodes, ids: readonly string[], parent: string | undefined): Nodes {
  const fresh = [...new Set(ids)].filter((id) => !Object.hasOwn(nodes, id));
  if (fresh.length === 0) return nodes;
  const taken = Object.values(nodes);
  const centre = parent === undefined ? undefined : nodes[parent];
  const places = centre === undefined ? placeBelow(fresh.length, taken) : placeAround(centre, fresh.length, taken);
  const added = fresh.map((id, index) => [id, { ...places[index]!, pinned: false }] as const);
  return { ...nodes, ...Object.fromEntries(added) };
}

function placeBelow(count: number, taken: readonly Point[]): Point[] {
  if (taken.length === 0) return [{ x: 0, y: 0 }, ...placeAround({ x: 0, y: 0 }, count - 1, taken)];
  const middle = (Math.min(...taken.map(({ x }) => x)) + Math.max(...taken.map(({ x }) => x))) / 2;
  const below = Math.max(...taken.map(({ y }) => y)) + 130;
  const first = placeNear({ x: middle, y: below }, taken);
  return [first, ...placeAround(first, count - 1, [...taken, first])];
}
