import { describe, expect, test } from "vitest";
import { traceRequestSchema } from "#graph-schema/contract/trace.ts";
import { makeSeries, makeWorld } from "../../../tests/fixtures/make-trade-world.ts";
import { traceChains } from "../trace.ts";
import { BestOf, compareDescending } from "./ranking.ts";
import { SearchCancelledError, SearchControl } from "./search-control.ts";

const world = makeWorld(
  ["KGZ", "KAZ", "TUR"].flatMap((hub) => [
    makeSeries({ route: `CHN>${hub}:8482`, values: { "2021": 1, "2022": 2 } }),
    makeSeries({ route: `${hub}>RUS:8482`, values: { "2021": 1, "2022": 2 } }),
  ]),
);
const request = traceRequestSchema.parse({
  origins: ["CHN"],
  destinations: ["RUS"],
  commodities: ["8482"],
  before: "2021",
  after: "2022",
});
const clock = { now: () => 0, isCancelled: () => false };

describe("the budget", () => {
  test("a search that used up its chains says so and gives what it found", () => {
    const answer = traceChains(world, request, clock, { chains: 2, milliseconds: 1000 });
    expect(answer.completeness).toEqual({
      status: "stopped",
      reason: "the budget of 2 candidate chains is used up",
    });
    expect(answer.total).toBe(2);
  });

  test("one that used up its time says so", () => {
    let now = 0;
    const control = new SearchControl({
      chains: 1e6,
      milliseconds: 10,
      now: () => (now += 6),
      isCancelled: () => false,
    });
    let steps = 0;
    while (!control.countStep()) steps += 1;
    expect(control.stopped).toBe("the budget of 10 milliseconds is used up");
    expect(steps).toBeLessThan(1000);
  });

  test("one that is cancelled has no answer", () => {
    const control = new SearchControl({ chains: 1e6, milliseconds: 10, now: () => 0, isCancelled: () => true });
    expect(() => {
      while (!control.countStep());
    }).toThrow(SearchCancelledError);
  });
});

test("the first answers are kept whatever their order", () => {
  const figures = Array.from({ length: 1000 }, (_, at) => (at * 7919) % 1000);
  const best = new BestOf<number>(10, compareDescending);
  for (const figure of figures) best.offer(figure);
  expect(best.total).toBe(1000);
  expect(best.sorted()).toEqual([999, 998, 997, 996, 995, 994, 993, 992, 991, 990]);
});

test("unknown comes last", () => {
  expect([Number.NaN, 1, 3, Number.NaN, 2].toSorted(compareDescending)).toEqual([3, 2, 1, Number.NaN, Number.NaN]);
});
