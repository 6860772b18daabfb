import { expect, it } from "vitest";
import { percentileOf, spreadOf, spreadRow } from "./spread.ts";

it("gives the middle of an odd count and the mean of the two middle figures of an even one", () => {
  expect(spreadOf([30, 10, 20])).toEqual({ count: 3, median: 20, smallest: 10, largest: 30 });
  expect(spreadOf([10, 40, 20, 30])).toEqual({ count: 4, median: 25, smallest: 10, largest: 40 });
});

it("writes a row of a table", () => {
  expect(spreadRow("ready, ms", [1.26, 1, 2], 1)).toBe("| ready, ms | 1.3 | 1.0 … 2.0 | 3 |");
  expect(spreadRow("rows/s", [100_000])).toBe("| rows/s | 100,000 | 100,000 … 100,000 | 1 |");
});

it("gives percentiles as figures that were measured", () => {
  const figures = Array.from({ length: 200 }, (_, at) => 200 - at);
  expect([0.5, 0.99, 1].map((share) => percentileOf(figures, share))).toEqual([100, 198, 200]);
  expect(percentileOf([7], 0.5)).toBe(7);
});
