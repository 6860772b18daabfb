/** Walking the canvas with arrow keys: the nearest neighbour in that direction, else the nearest node there. */
import type { Point } from "../exploration/state.ts";
import type { CanvasElements, CanvasNode } from "./canvas-elements.ts";

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";
const headings: Record<Direction, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The id to go to from `current` (a node or an edge), or undefined when nothing lies that way. Without a current one: the first node. */
export function stepTowards(
  current: string | undefined,
  direction: Direction,
  { nodes, edges }: Pick<CanvasElements, "nodes" | "edges">,
): string | undefined {
  const start = placeOf(current, nodes, edges);
  if (start === undefined) return leftmost(nodes)?.id;
  const joined = new Set(
    edges.flatMap(({ id, source, target }) =>
      source === current ? [target] : target === current ? [source] : id === current ? [source, target] : [],
    ),
  );
  const others = nodes.filter(({ id }) => id !== current);
  const neighbour = nearestAlong(
    start,
    headings[direction],
    others.filter(({ id }) => joined.has(id)),
  );
  return (neighbour ?? nearestAlong(start, headings[direction], others))?.id;
}

/** The edges that touch a node in turn: after `current`, or before it when `backwards`. From an edge: its siblings at the same source. */
export function nextEdge(
  current: string | undefined,
  backwards: boolean,
  { edges }: Pick<CanvasElements, "edges">,
): string | undefined {
  const own = edges.find(({ id }) => id === current);
  const node = own?.source ?? current;
  const touching = edges.filter(({ source, target }) => source === node || target === node);
  const index = touching.findIndex(({ id }) => id === current);
  if (index === -1) return touching.at(backwards ? -1 : 0)?.id;
  return touching.at((index + (backwards ? -1 : 1)) % touching.length)?.id;
}

function placeOf(
  id: string | undefined,
  nodes: readonly CanvasNode[],
  edges: CanvasElements["edges"],
): Point | undefined {
  const node = nodes.find((candidate) => candidate.id === id);
  if (node !== undefined) return node;
  const edge = edges.find((candidate) => candidate.id === id);
  const source = nodes.find((candidate) => candidate.id === edge?.source);
  const target = nodes.find((candidate) => candidate.id === edge?.target);
  return source && target ? { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2 } : undefined;
}

function leftmost(nodes: readonly CanvasNode[]): CanvasNode | undefined {
  return nodes.toSorted((a, b) => a.x - b.x || a.y - b.y)[0];
}

/** Within 60 degrees of the heading; what lies off the line counts as farther. */
function nearestAlong(start: Point, heading: Point, nodes: readonly CanvasNode[]): CanvasNode | undefined {
  const reachable = nodes.flatMap((node) => {
    const dx = node.x - start.x;
    const dy = node.y - start.y;
    const along = dx * heading.x + dy * heading.y;
    const aside = Math.abs(dx * heading.y) + Math.abs(dy * heading.x);
    return along > 0 && aside <= along * Math.sqrt(3) ? [{ node, cost: along + 2 * aside }] : [];
  });
  return reachable.toSorted((a, b) => a.cost - b.cost || (a.node.id < b.node.id ? -1 : 1))[0]?.node;
}
