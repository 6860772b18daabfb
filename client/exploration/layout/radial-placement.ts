/** New nodes grow in rings around their parent into free places; nothing that is placed moves. */
import type { Point } from "../state.ts";
import { nodeBox, Occupancy } from "./occupancy.ts";

/** Wide enough for what stands on a line between two nodes. */
const firstRing = { width: 250, height: 130 } as const;
const maximumRings = 400;

/**
 * Places for `count` new nodes around `centre`, in order: the inner rings first, on each ring the side that faces away
 * from what is already there. Whole numbers, so that a link can hold them. Deterministic.
 */
export function placeAround(centre: Point, count: number, taken: readonly Point[]): Point[] {
  const occupancy = new Occupancy([...taken, centre]);
  const outward = outwardAngle(centre, taken);
  const places: Point[] = [];
  const fill = (rings: number, widest: number) => {
    for (let ring = 0; ring < rings; ring += 1) {
      for (const place of ringPlaces(centre, ring, outward, widest)) {
        if (places.length === count) return;
        if (!occupancy.isFree(place)) continue;
        occupancy.take(place);
        places.push(place);
      }
    }
  };
  // First the outer side, so that what is there already is not covered by new lines; then all around.
  if (taken.length > 1) fill(2 + Math.ceil(Math.sqrt(count)), Math.PI / 2);
  fill(maximumRings, Math.PI);
  return places;
}

/** The nearest free place to `wanted`, itself first. */
export function placeNear(wanted: Point, taken: readonly Point[]): Point {
  const rounded = { x: Math.round(wanted.x), y: Math.round(wanted.y) };
  if (new Occupancy(taken).isFree(rounded)) return rounded;
  return placeAround(rounded, 1, taken)[0] ?? rounded;
}

/** Places on one ring within `widest` of the outward direction, nearest to it first. */
function ringPlaces(centre: Point, ring: number, outward: number, widest: number): Point[] {
  const width = firstRing.width + ring * nodeBox.width;
  const height = firstRing.height + ring * nodeBox.height;
  const slots = Math.max(6, Math.floor((Math.PI * (width + height)) / nodeBox.width));
  const turns = Array.from({ length: slots }, (_, index) => (index * 2 * Math.PI) / slots);
  return turns
    .filter((turn) => Math.abs(signedTurn(turn)) <= widest + 1e-9)
    .toSorted((a, b) => Math.abs(signedTurn(a)) - Math.abs(signedTurn(b)) || a - b)
    .map((turn) => ({
      x: Math.round(centre.x + width * Math.cos(outward + turn)),
      y: Math.round(centre.y + height * Math.sin(outward + turn)),
    }));
}

function signedTurn(turn: number): number {
  return turn > Math.PI ? turn - 2 * Math.PI : turn;
}

/** Away from the middle of what is placed; downwards where there is nothing else. */
function outwardAngle(centre: Point, taken: readonly Point[]): number {
  const others = taken.filter(({ x, y }) => x !== centre.x || y !== centre.y);
  if (others.length === 0) return Math.PI / 2;
  const x = others.reduce((sum, point) => sum + point.x, 0) / others.length;
  const y = others.reduce((sum, point) => sum + point.y, 0) / others.length;
  return x === centre.x && y === centre.y ? Math.PI / 2 : Math.atan2(centre.y - y, centre.x - x);
}
