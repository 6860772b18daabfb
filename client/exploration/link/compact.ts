import { traceRequestSchema, type TraceRequestInput } from "#graph-schema/contract/trace.ts";
import { countryId } from "#graph-schema/node-id.ts";
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import { placeNewNodes } from "../actions/place-nodes.ts";
import { chainGroups, traceIdOf } from "../chains.ts";
import { placeInLayers } from "../layout/layered-places.ts";
import { placeNear } from "../layout/radial-placement.ts";
import { litChain, type ExplorationDocument, type ShownNode, type View } from "../state.ts";
import type { CompactExploration } from "./compact-exploration.ts";

export type LinkedExploration = { document: ExplorationDocument; view: Pick<View, "selection" | "inspected"> };

/** Nodes, chains and relationships are sorted; traces keep the order in which they were asked. */
export function compactExploration({ document, view }: LinkedExploration): CompactExploration {
  const traces = Object.keys(document.traces);
  const chains = Object.keys(document.chains).toSorted();
  const lit = litChain(document);
  return {
    t: traces.map((id) => {
      const { request, role, title } = document.traces[id]!;
      return [JSON.stringify(request), role === "context", title];
    }),
    c: chains.flatMap((key): CompactExploration["c"] => {
      const { trace, group, route } = splitChainKey(key);
      const index = traces.indexOf(trace);
      return index === -1 ? [] : [[index, chainGroups.findIndex((name) => name === group), route]];
    }),
    l: lit === undefined ? null : chains.indexOf(lit),
    n: Object.keys(document.nodes)
      .toSorted()
      .map((id) => {
        const { x, y, pinned } = document.nodes[id]!;
        return pinned ? [id, x, y, 1] : [id, x, y];
      }),
    r: Object.keys(document.relationships).toSorted(),
    s: [...view.selection],
    i: view.inspected,
  };
}

/** Nodes whose places the link left out are placed anew: countries of chains in layers, others around what they are joined to. */
export function expandCompact(compact: CompactExploration): LinkedExploration {
  const traceIds = compact.t.map(([request]) => traceIdOf(readRequest(request)));
  const chains = compact.c.flatMap(([trace, group, route]) => {
    const id = traceIds[trace];
    return id === undefined ? [] : [{ key: `${id}/${chainGroups[group]!}/${route}`, trace: id }];
  });
  const lit = compact.l === null ? undefined : chains[compact.l]?.key;
  return {
    document: {
      traces: Object.fromEntries(
        compact.t.map(([request, isContext, title], index) => [
          traceIds[index]!,
          { request: readRequest(request), role: isContext ? ("context" as const) : ("question" as const), title },
        ]),
      ),
      chains: Object.fromEntries(chains.map(({ key, trace }) => [key, { trace }])),
      nodes: placeAll(compact),
      relationships: Object.fromEntries(compact.r.map((id) => [id, true as const])),
      lit: lit === undefined ? {} : { [lit]: true },
    },
    view: { selection: compact.s, inspected: compact.i },
  };
}

/** The request as it was asked, without the defaults that the server fills in. */
function readRequest(text: string): TraceRequestInput {
  const request = JSON.parse(text) as TraceRequestInput;
  traceRequestSchema.parse(request);
  return request;
}

function splitChainKey(key: string): { trace: string; group: string; route: string } {
  const [trace = "", group = "", route = ""] = key.split("/");
  return { trace, group, route };
}

function placeAll(compact: CompactExploration): Record<string, ShownNode> {
  const nodes: Record<string, ShownNode> = {};
  const unplaced = new Set<string>();
  for (const [id, x, y, pinned] of compact.n) {
    if (x === undefined || y === undefined) unplaced.add(id);
    else nodes[id] = { x, y, pinned: pinned === 1 };
  }
  if (unplaced.size === 0) return nodes;
  for (const [country, place] of Object.entries(placeInLayers(compactChains(compact)))) {
    const id = countryId(country);
    if (unplaced.delete(id)) nodes[id] = { ...placeNear(place, Object.values(nodes)), pinned: false };
  }
  return placeJoined(nodes, unplaced, compact.r);
}

function compactChains({ c, t }: CompactExploration) {
  return c.map(([trace, , route]) => ({
    countries: route.slice(0, route.indexOf(":")).split(">"),
    context: route.endsWith(":TOTAL") || (t[trace]?.[1] ?? false),
    weight: null,
  }));
}

/** Around what they are joined to, ring by ring; what is joined to nothing comes below. */
function placeJoined(
  nodes: Readonly<Record<string, ShownNode>>,
  unplaced: Set<string>,
  relationships: readonly string[],
): Record<string, ShownNode> {
  let placed = nodes;
  const ends = relationships.flatMap((id) => parseRelationshipId(id) ?? []);
  for (let grew = true; grew && unplaced.size > 0;) {
    grew = false;
    for (const { start, end } of ends) {
      for (const [parent, child] of [
        [start, end],
        [end, start],
      ] as const) {
        if (!Object.hasOwn(placed, parent) || !unplaced.delete(child)) continue;
        placed = placeNewNodes(placed, [child], parent);
        grew = true;
      }
    }
  }
  return placeNewNodes(placed, [...unplaced], undefined);
}
