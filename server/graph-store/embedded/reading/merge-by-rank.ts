import { routeId } from "#graph-schema/node-id.ts";
import type { ExpansionCursor } from "../../expansion-cursor.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import type { RouteRow } from "../../sqlite/reading/element-keys.ts";
import type { RouteSource } from "../../sqlite/reading/route-sources.ts";

export interface Neighbour {
  /** Negative for a route. */
  key: number;
  id: string;
  rank: number;
}

export function compareByRank(a: Neighbour, b: Neighbour): number {
  return b.rank - a.rank || byCodeUnits(a.id, b.id);
}

/** Stored neighbours and those of the route sources as one sequence by rank, then id, each once, from after the cursor. */
export function* mergeByRank(
  stored: readonly Neighbour[],
  sources: readonly RouteSource[],
  cursor: ExpansionCursor | undefined,
): Generator<Neighbour> {
  const isAfter = (one: Neighbour) =>
    !cursor || one.rank < cursor.rank || (one.rank === cursor.rank && one.id > cursor.id);
  const streams = [
    stored.filter(isAfter).toSorted(compareByRank).values(),
    ...sources.map((source) => toNeighbours(source.iterate(cursor))),
  ];
  const heads = streams.map((stream) => stream.next().value as Neighbour | undefined);
  let last: Neighbour | undefined;
  for (;;) {
    const index = firstOf(heads);
    const head = heads[index];
    if (!head) return;
    heads[index] = streams[index]!.next().value as Neighbour | undefined;
    if (head.id !== last?.id) yield head;
    last = head;
  }
}

function firstOf(heads: readonly (Neighbour | undefined)[]): number {
  let best = 0;
  for (const [i, head] of heads.entries()) {
    const leader = heads[best];
    if (head && (!leader || compareByRank(head, leader) < 0)) best = i;
  }
  return best;
}

function* toNeighbours(routes: Iterable<RouteRow>): Generator<Neighbour> {
  for (const route of routes) yield { key: -route.key, id: routeId(route), rank: route.rank };
}
