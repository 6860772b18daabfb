/** Worked examples of matching and bottlenecks, small enough to be redone by hand. */
import { describe, expect, test } from "vitest";
import { makeCoverage, makeSeries, makeWorld, trace } from "../../../tests/fixtures/make-trade-world.ts";

const bothYears = (value: number) => ({ "2021": value, "2022": value });

describe("matching level", () => {
  // Method, section 4: leg 1 reports 8482 = 100 and 848210 = 60; leg 2 only 848210 = 50; leg 3 only 8482 = 80.
  const threeLegs = makeWorld([
    makeSeries({ route: "CHN>KAZ:8482", values: bothYears(100) }),
    makeSeries({ route: "CHN>KAZ:848210", values: bothYears(60) }),
    makeSeries({ route: "KAZ>KGZ:848210", values: bothYears(50) }),
    makeSeries({ route: "KGZ>RUS:8482", values: bothYears(80) }),
  ]);

  test("three legs, the second with an incomplete set of sub-codes", () => {
    const { chains, total } = trace(threeLegs, { maximumIntermediaries: 2, cifRate: 0.06 });
    expect(total).toBe(1);
    const [chain] = chains;
    expect(chain!.countries).toEqual(["CHN", "KAZ", "KGZ", "RUS"]);
    expect(chain!.level).toBe(4);
    expect(chain!.legs.map(({ after }) => after.value)).toEqual([100, 50, 80]);
    expect(chain!.legs.map(({ after }) => after.partial)).toEqual([false, true, false]);
    expect(chain!.bottleneck).toMatchObject({
      before: 50,
      after: 50,
      change: 0,
      growth: 0,
      coarse: true,
      partial: true,
      ceiling: false,
      limitingLeg: 1,
    });
    expect(chain!.coarseBottleneck).toBeNull();
  });

  test("a heading whose rows add up is the sum of its subheadings' minima, its own minimum beside", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: bothYears(100) }),
      makeSeries({ route: "CHN>KGZ:848210", values: bothYears(60) }),
      makeSeries({ route: "CHN>KGZ:848220", values: bothYears(40) }),
      makeSeries({ route: "KGZ>RUS:8482", values: bothYears(90) }),
      makeSeries({ route: "KGZ>RUS:848210", values: bothYears(20) }),
      makeSeries({ route: "KGZ>RUS:848220", values: bothYears(70) }),
    ]);
    const [chain] = trace(world).chains;
    expect(chain!.level).toBe(6);
    expect(chain!.bottleneck).toMatchObject({ before: 60, after: 60, coarse: false, ceiling: true });
    expect(chain!.coarseBottleneck).toMatchObject({ after: 90, coarse: true });
    expect(chain!.codes).toEqual({ matched: 2, selected: 8, failedTimeOrder: 0 });
  });

  test("rows that miss the heading by more than 1 % leave the heading's own minimum, marked coarse", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: bothYears(100) }),
      makeSeries({ route: "CHN>KGZ:848210", values: bothYears(98.9) }),
      makeSeries({ route: "KGZ>RUS:8482", values: bothYears(90) }),
      makeSeries({ route: "KGZ>RUS:848210", values: bothYears(90) }),
    ]);
    const [chain] = trace(world).chains;
    expect(chain).toMatchObject({ level: 4, coarseBottleneck: null });
    expect(chain!.legs[0]!.marks).toEqual([
      "rows at six digits add up to 98.9 % of the figure before and 98.9 % of that after",
    ]);
    expect(chain!.bottleneck).toMatchObject({ after: 90, coarse: true, partial: false, ceiling: true });
  });

  test("subheadings alone are the whole heading where the coverage holds all of them", () => {
    const codes = ["848210", "848220", "848230", "848240", "848250", "848280", "848291", "848299"];
    const series = [
      makeSeries({ route: "CHN>KGZ:848210", edition: "2022", values: bothYears(60) }),
      makeSeries({ route: "KGZ>RUS:848210", edition: "2022", values: bothYears(20) }),
    ];
    const coverage = ["KGZ", "RUS"].map((reporter) =>
      makeCoverage({ reporter, codes, periods: ["2021", "2022"], edition: "2022" }),
    );
    const [chain] = trace(makeWorld(series, { coverage })).chains;
    expect(chain).toMatchObject({ level: 6, bottleneck: { after: 20, coarse: false, partial: false, ceiling: true } });
    const [without] = trace(makeWorld(series)).chains;
    expect(without).toMatchObject({ level: 4, bottleneck: { after: 20, coarse: true, partial: true, ceiling: false } });
  });

  test("detail hs6 gives a chain for each subheading", () => {
    const { chains } = trace(threeLegs, { detail: "hs6", maximumIntermediaries: 2 });
    expect(chains).toEqual([]);
    const two = makeWorld([
      makeSeries({ route: "CHN>KGZ:848210", values: bothYears(60) }),
      makeSeries({ route: "CHN>KGZ:848220", values: { "2021": 1, "2022": 40 } }),
      makeSeries({ route: "KGZ>RUS:848210", values: bothYears(20) }),
      makeSeries({ route: "KGZ>RUS:848220", values: bothYears(70) }),
    ]);
    expect(trace(two, { detail: "hs6" }).chains.map(({ commodity, level }) => [commodity, level])).toEqual([
      ["848220", 6],
      ["848210", 6],
    ]);
  });
});

test("legs of different valuation: CIF is divided by 1 + c", () => {
  const world = makeWorld([
    makeSeries({ route: "CHN>KGZ:8482", values: { "2021": 106, "2022": 212 } }),
    makeSeries({ route: "KGZ>RUS:8482", side: "exporter", values: { "2021": 101, "2022": 500 } }),
  ]);
  const [chain] = trace(world).chains;
  expect(chain!.bottleneck).toMatchObject({ before: 100, after: 200, valuation: "mixed", limitingLeg: 0 });
  expect(chain!.legs[0]!.after.value).toBe(212);
  const same = trace(world, { cifRate: 0 }).chains[0]!.bottleneck;
  expect(same).toMatchObject({ before: 101, after: 212 });
  const shared = trace(world, { reporter: "importer" });
  expect(shared.total).toBe(0);
});
