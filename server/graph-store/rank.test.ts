import { expect, test } from "vitest";
import { latestYearValue, nodeRank, routeRank } from "./rank.ts";

test("routes go by value, what is stated goes before every bare figure", () => {
  expect(routeRank(0, 2000)).toBeGreaterThan(routeRank(0, 1999));
  expect(routeRank(0, 0)).toBe(0);
  expect(nodeRank(0)).toBeGreaterThan(routeRank(0, 1e15));
  expect(routeRank(1, 0)).toBeGreaterThan(routeRank(0, 1e15));
  expect(nodeRank(10)).toBeGreaterThan(nodeRank(9));
});

test("the latest year of a series of months is its last twelve; missing amounts add nothing", () => {
  expect(latestYearValue("year", [2020, 2022], [5, 7])).toBe(7);
  expect(latestYearValue("month", [24_000, 24_001, 24_012], [1, 2, 4])).toBe(6);
  expect(latestYearValue("month", [24_011, 24_012], [Number.NaN, 4])).toBe(4);
  expect(latestYearValue("year", [], [])).toBe(0);
});
