import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flowCurve } from "./flow-curve.ts";
import { flowWidth } from "./flow-width.ts";

describe("the width of a flow", () => {
  it("grows with the value, and unknown is drawn thinnest", () => {
    expect(flowWidth(null)).toBe(flowWidth(0));
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        (a, b) => {
          expect(flowWidth(Math.max(a, b))).toBeGreaterThanOrEqual(flowWidth(Math.min(a, b)));
        },
      ),
    );
  });

  it("grows by the same step for each factor of ten", () => {
    expect(flowWidth(1e7) - flowWidth(1e6)).toBeCloseTo(flowWidth(1e9) - flowWidth(1e8));
  });
});

describe("the curve of a flow", () => {
  it("leaves and arrives level: its control points stand at the heights of its ends", () => {
    const [source, target] = [
      { x: 10, y: 20 },
      { x: 410, y: 320 },
    ];
    const { distances, weights } = flowCurve(source, target)!;
    // Back from distances and weights to points, as Cytoscape does it.
    const controls = distances.map((distance, index) => ({
      x: source.x + weights[index]! * 400 - (distance * 300) / 500,
      y: source.y + weights[index]! * 300 + (distance * 400) / 500,
    }));
    expect(controls[0]!.y).toBeCloseTo(20, 0);
    expect(controls[1]!.y).toBeCloseTo(320, 0);
    expect(controls[0]!.x).toBeLessThan(controls[1]!.x);
  });

  it("is straight where the nodes are level, near or the wrong way round", () => {
    expect(flowCurve({ x: 0, y: 0 }, { x: 400, y: 0 })).toBeUndefined();
    expect(flowCurve({ x: 0, y: 0 }, { x: 100, y: 300 })).toBeUndefined();
    expect(flowCurve({ x: 400, y: 0 }, { x: 0, y: 300 })).toBeUndefined();
  });
});
