import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "../state.ts";
import { boxesOverlap } from "./occupancy.ts";
import { placeAround, placeNear } from "./radial-placement.ts";

const point = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) });

function overlapping(points: readonly Point[], others: readonly Point[]): boolean {
  return points.some((a, index) => [...others, ...points.slice(0, index)].some((b) => boxesOverlap(a, b)));
}

describe("placing new nodes around their parent", () => {
  it("finds a place for each, overlapping neither what is there nor each other", () => {
    fc.assert(
      fc.property(
        point,
        fc.array(point, { maxLength: 60 }),
        fc.integer({ min: 0, max: 80 }),
        (centre, taken, count) => {
          const places = placeAround(centre, count, taken);
          expect(places).toHaveLength(count);
          expect(overlapping(places, [...taken, centre])).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("gives whole numbers and the same places every time", () => {
    const taken = [
      { x: 0, y: 0 },
      { x: 320, y: 0 },
    ];
    const places = placeAround({ x: 320, y: 0 }, 30, taken);
    expect(places.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
    expect(placeAround({ x: 320, y: 0 }, 30, taken)).toEqual(places);
  });

  it("begins on the side that faces away from what is there", () => {
    const [first] = placeAround({ x: 320, y: 0 }, 1, [
      { x: 0, y: 0 },
      { x: 320, y: 0 },
    ]);
    expect(first!.x).toBeGreaterThan(320);
  });

  it("keeps a wanted place that is free and leaves one that is taken", () => {
    expect(placeNear({ x: 10.4, y: 20 }, [{ x: 500, y: 500 }])).toEqual({ x: 10, y: 20 });
    expect(overlapping([placeNear({ x: 510, y: 500 }, [{ x: 500, y: 500 }])], [{ x: 500, y: 500 }])).toBe(false);
  });
});
