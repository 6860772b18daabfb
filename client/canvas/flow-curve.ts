/** The curve of a trade flow: it leaves its origin level and arrives level, so that labels beside the nodes stay legible. */
import type { Point } from "../exploration/state.ts";

export interface FlowCurve {
  /** Distances of the two control points from the straight line, and their places along it; as Cytoscape reads them. */
  distances: [number, number];
  weights: [number, number];
}

/** Less room than this between the nodes is too narrow for a level start and end. */
const leastWidth = 190;
/** Nodes above each other; farther apart than a row, the straight line would run through those between. */
const sameColumn = 60;
const oneRow = 100;

/** The curve from the middle of one node to the middle of another; undefined where a straight line is better. */
export function flowCurve(source: Point, target: Point): (FlowCurve & { isLevel: boolean }) | undefined {
  const dx = target.x - source.x;
  const dy = target.y - source.y;
  if (Math.abs(dx) < sameColumn && Math.abs(dy) > oneRow) return bowedCurve(Math.abs(dy));
  if (dx < leastWidth || Math.abs(dy) < 4) return undefined;
  const length = Math.hypot(dx, dy);
  const controls = [
    { x: dx * 0.42, y: 0 },
    { x: dx * 0.58, y: dy },
  ];
  return {
    isLevel: true,
    distances: pairOf(controls, ({ x, y }) => (y * dx - x * dy) / length),
    weights: pairOf(controls, ({ x, y }) => (x * dx + y * dy) / length ** 2),
  };
}

function bowedCurve(height: number): FlowCurve & { isLevel: boolean } {
  const bow = Math.min(150, 70 + height / 6);
  return { isLevel: false, distances: [bow, bow], weights: [0.25, 0.75] };
}

function pairOf(controls: readonly Point[], measure: (control: Point) => number): [number, number] {
  const [first = 0, second = 0] = controls.map((control) => Math.round(measure(control) * 1000) / 1000);
  return [first, second];
}
