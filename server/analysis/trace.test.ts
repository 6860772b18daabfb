/** Worked examples, each small enough to be redone by hand. */
import { describe, expect, test } from "vitest";
import { makeCoverage, makeSeries, makeWorld, months, trace } from "../../tests/fixtures/make-trade-world.ts";

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

describe("zero and unknown", () => {
  // EU27 → Kyrgyzstan, 8541: rows in 2 of 24 months of 2020–21. The mean of the months with rows would be 12 × 85.
  const rows = makeSeries({
    route: "EU27>KGZ:8541",
    side: "exporter",
    values: { "2020-03": 100, "2021-07": 70, "2022-04": 30 },
  });
  const onward = makeSeries({ route: "KGZ>RUS:8541", side: "exporter", values: { "2022-05": 10, "2020-05": 10 } });
  const request = { origins: ["EU27"], commodities: ["8541"], before: "2020-01/2021-12", after: "2022-01/2022-12" };

  test("inside coverage absent months are zero and are counted", () => {
    const coverage = [
      makeCoverage({ reporter: "EU27", side: "exporter", codes: ["8541"], periods: months("2020-01", "2022-12") }),
    ];
    const [leg] = trace(makeWorld([rows, onward], { coverage }), request).chains[0]!.legs;
    expect(leg!.before).toMatchObject({
      value: 85,
      total: 170,
      periods: { reported: 2, covered: 24, expected: 24 },
      absentAsZero: 22,
      partial: false,
    });
  });

  test("outside coverage absent months are unknown and the figure is partial", () => {
    const [leg] = trace(makeWorld([rows, onward]), request).chains[0]!.legs;
    expect(leg!.before).toMatchObject({
      value: 1020,
      periods: { reported: 2, covered: 2, expected: 24 },
      absentAsZero: 0,
      partial: true,
    });
  });

  test("a missing value is not zero", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: { "2021": null, "2022": 10 } }),
      makeSeries({ route: "KGZ>RUS:8482", values: bothYears(5) }),
    ]);
    const [chain] = trace(world).chains;
    expect(chain!.legs[0]!.before).toMatchObject({ value: null, total: null, reason: "not-reported" });
    expect(chain!.bottleneck).toMatchObject({ before: null, after: 5, change: null, growth: null });
  });

  test("a leg inside coverage without a row is zero, not open", () => {
    const coverage = [makeCoverage({ reporter: "RUS", codes: ["8482"], periods: ["2021", "2022"] })];
    const world = makeWorld([makeSeries({ route: "CHN>KGZ:8482", values: bothYears(10) })], { coverage });
    expect(trace(world, { reporter: "importer" })).toMatchObject({ total: 0, openTotal: 0 });
  });

  test("growth from zero is unknown, the change is not", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: { "2021": 0, "2022": 10 } }),
      makeSeries({ route: "KGZ>RUS:8482", values: bothYears(5) }),
    ]);
    expect(trace(world).chains[0]!.bottleneck).toMatchObject({
      before: 0,
      after: 5,
      change: 5,
      growth: null,
      reason: "zero-base",
    });
  });
});

describe("one series per leg", () => {
  test("a status that changes between the windows breaks the change", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: bothYears(10) }),
      makeSeries({
        route: "KGZ>RUS:8482",
        values: { "2021": 4, "2022": { value: 9, status: "partner-derived" } },
      }),
    ]);
    const [chain] = trace(world).chains;
    const leg = chain!.legs[1]!;
    expect(leg).toMatchObject({ change: null, growth: null, reason: "reporter-break", spliced: false });
    expect(leg).toMatchObject({ reporter: "reconciled", status: "partner-derived" });
    expect(chain!.bottleneck).toMatchObject({ before: 4, after: 9, change: null, reason: "reporter-break" });
    const [spliced] = trace(world, { allowSplice: true }).chains;
    expect(spliced!.legs[1]).toMatchObject({ change: 5, spliced: true });
    expect(spliced!.bottleneck).toMatchObject({ change: 5, reason: "reporter-break" });
  });

  // Russia's figures before 2022 spliced with partners' after give +148 %, the Kyrgyz side throughout +205 %.
  test("out of a hub the exporter's side throughout is taken where it covers both windows", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: bothYears(1000) }),
      makeSeries({ route: "KGZ>RUS:8482", values: { "2021": 123, "2022": { value: 305, status: "partner-derived" } } }),
      makeSeries({
        route: "KGZ>RUS:8482",
        side: "exporter",
        dataset: "source:b",
        values: { "2021": 100, "2022": 305 },
      }),
    ]);
    const leg = trace(world).chains[0]!.legs[1]!;
    expect(leg).toMatchObject({ reporter: "exporter", dataset: "source:b", flow: "X", valuation: "FOB", change: 205 });
    expect(leg.growth).toBeCloseTo(2.05);
  });

  test("neither side covers both windows: reporter-break, and a spliced figure only on demand", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: bothYears(1000) }),
      makeSeries({ route: "KGZ>RUS:8482", values: { "2021": 10 } }),
      makeSeries({ route: "KGZ>RUS:8482", side: "exporter", values: { "2022": 30 } }),
      makeSeries({ route: "CHN>KAZ:8482", values: bothYears(1) }),
      makeSeries({ route: "KAZ>RUS:8482", side: "exporter", values: { "2021": 1, "2022": 1.5 } }),
    ]);
    const kyrgyz = trace(world).chains.find(({ countries }) => countries[1] === "KGZ")!;
    expect(kyrgyz.legs[1]).toMatchObject({
      reporter: "exporter",
      before: { value: null },
      after: { value: 30 },
      change: null,
      reason: "reporter-break",
    });
    const spliced = trace(world, { allowSplice: true }).chains;
    expect(spliced.map(({ countries }) => countries[1])).toEqual(["KAZ", "KGZ"]);
    expect(spliced[1]!.legs[1]).toMatchObject({ spliced: true, before: { value: 10 }, change: 20 });
  });

  test("by origin out of a hub is marked", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: bothYears(10) }),
      makeSeries({ route: "KGZ>RUS:8482", values: bothYears(5) }),
    ]);
    expect(trace(world).chains[0]!.legs[1]!.marks).toContain("goods originating in the hub; re-exports not visible");
    expect(trace(world).chains[0]!.legs[0]!.marks).toEqual([]);
  });

  test("larger, smaller and either side", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: bothYears(10) }),
      makeSeries({ route: "CHN>KGZ:8482", side: "exporter", values: bothYears(12) }),
      makeSeries({ route: "KGZ>RUS:8482", side: "exporter", values: bothYears(50) }),
      makeSeries({ route: "KGZ>RUS:8482", values: bothYears(40) }),
    ]);
    const sides = (reporter: "larger" | "smaller" | "importer" | "exporter" | "best") =>
      trace(world, { reporter }).chains[0]!.legs.map((leg) => leg.reporter);
    expect(sides("larger")).toEqual(["exporter", "exporter"]);
    expect(sides("smaller")).toEqual(["importer", "importer"]);
    expect(sides("importer")).toEqual(["importer", "importer"]);
    expect(sides("exporter")).toEqual(["exporter", "exporter"]);
    expect(sides("best")).toEqual(["importer", "exporter"]);
    expect(trace(world, { reporter: "reconciled" })).toMatchObject({ total: 0 });
  });

  test("partner-derived figures are never the importer's", () => {
    const derived = { value: 9, status: "partner-derived" } as const;
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: bothYears(10) }),
      makeSeries({ route: "KGZ>RUS:8482", values: { "2021": derived, "2022": derived } }),
    ]);
    expect(trace(world, { reporter: "importer" }).total).toBe(0);
    expect(trace(world).chains[0]!.legs[1]).toMatchObject({ reporter: "reconciled", change: 0 });
  });

  test("datasets: the stored precedence, or the order of the question", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", dataset: "source:first", values: bothYears(10) }),
      makeSeries({ route: "CHN>KGZ:8482", dataset: "source:second", values: bothYears(20) }),
      makeSeries({ route: "KGZ>RUS:8482", dataset: "source:second", values: bothYears(50) }),
    ]);
    expect(trace(world).chains[0]!.legs[0]!.dataset).toBe("source:first");
    const datasets = ["source:second", "source:first"];
    expect(trace(world, { datasets }).chains[0]!.legs[0]!.dataset).toBe("source:second");
    expect(trace(world, { datasets: ["source:first"] })).toMatchObject({ total: 0, openTotal: 1 });
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

describe("time order", () => {
  const late = makeSeries({ route: "CHN>KGZ:8482", values: { "2021-06": 5, "2022-09": 10 } });
  const early = makeSeries({ route: "KGZ>RUS:8482", values: { "2021-06": 5, "2022-03": 10 } });
  const request = { before: "2021-01/2021-12", after: "2022-01/2022-12" };

  test("a chain whose later leg ends before the earlier begins is left out and counted", () => {
    const world = makeWorld([late, early]);
    expect(trace(world, request)).toMatchObject({ total: 0, leftOutByTimeOrder: 1 });
    expect(trace(world, { ...request, timeOrder: false })).toMatchObject({ total: 1, leftOutByTimeOrder: 0 });
  });

  test("the same month is early enough", () => {
    const same = makeSeries({ route: "KGZ>RUS:8482", values: { "2021-06": 5, "2022-09": 10 } });
    expect(trace(makeWorld([late, same]), request).total).toBe(1);
  });

  test("codes that fail leave the sum", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: { "2022-02": 10, "2022-09": 10 } }),
      makeSeries({ route: "CHN>KGZ:848210", values: { "2022-02": 10 } }),
      makeSeries({ route: "CHN>KGZ:848220", values: { "2022-09": 10 } }),
      makeSeries({ route: "KGZ>RUS:8482", values: { "2022-03": 12 } }),
      makeSeries({ route: "KGZ>RUS:848210", values: { "2022-03": 6 } }),
      makeSeries({ route: "KGZ>RUS:848220", values: { "2022-03": 6 } }),
    ]);
    const [chain] = trace(world, request).chains;
    expect(chain!.codes).toEqual({ matched: 1, selected: 8, failedTimeOrder: 1 });
    expect(chain!.level).toBe(6);
    expect(chain!.bottleneck.after).toBe(72);
  });

  test("the middle leg of three must lie between", () => {
    const chain = (middle: string) =>
      makeWorld([
        makeSeries({ route: "CHN>KAZ:8482", values: { "2022-04": 10 } }),
        makeSeries({ route: "KAZ>KGZ:8482", values: { [middle]: 10 } }),
        makeSeries({ route: "KGZ>RUS:8482", values: { "2022-06": 10 } }),
      ]);
    const total = (middle: string) => trace(chain(middle), { ...request, maximumIntermediaries: 2 }).total;
    expect([total("2022-03"), total("2022-04"), total("2022-06"), total("2022-07")]).toEqual([0, 1, 1, 0]);
  });
});

describe("years that are not whole", () => {
  const onward = makeSeries({ route: "KGZ>RUS:8482", values: bothYears(50) });
  const partial = { "2021": 12, "2022": { value: 11, monthsCovered: 11 } };

  test("an annual figure of eleven months is no year", () => {
    const [chain] = trace(makeWorld([makeSeries({ route: "CHN>KGZ:8482", values: partial }), onward])).chains;
    expect(chain).toBeUndefined();
    const { openChains } = trace(makeWorld([makeSeries({ route: "CHN>KGZ:8482", values: partial }), onward]));
    const [leg] = openChains[0]!.legs;
    expect(leg).toMatchObject({
      before: { value: 12 },
      after: { value: null, reason: "partial-year" },
      reason: "partial-year",
    });
  });

  test("twelve months make up for it, months and years of one strand side by side", () => {
    const monthly = Object.fromEntries(months("2022-01", "2022-12").map((month) => [month, 2]));
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: partial }),
      makeSeries({ route: "CHN>KGZ:8482", values: monthly }),
      onward,
    ]);
    const [leg] = trace(world).chains[0]!.legs;
    expect(leg).toMatchObject({ before: { value: 12 }, after: { value: 24, partial: false }, change: 12 });
    expect(leg!.marks).toEqual(["2022: 1 of the years summed from twelve months"]);
    expect(leg!.relationshipIds).toHaveLength(2);
  });

  test("eleven months do not", () => {
    const monthly = Object.fromEntries(months("2022-01", "2022-11").map((month) => [month, 2]));
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: { "2021": 12 } }),
      makeSeries({ route: "CHN>KGZ:8482", values: monthly }),
      onward,
    ]);
    expect(trace(world).total).toBe(0);
  });

  test("windows in months take no annual figure", () => {
    const request = { before: "2021-01/2021-12", after: "2022-01/2022-12" };
    const world = makeWorld([makeSeries({ route: "CHN>KGZ:8482", values: bothYears(1) }), onward]);
    expect(trace(world, request)).toMatchObject({ total: 0, openTotal: 0 });
  });
});

describe("editions", () => {
  test("a code that is the same in both editions is compared, and marked", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:848210", edition: "2017", values: { "2021": 10 } }),
      makeSeries({ route: "CHN>KGZ:848210", edition: "2022", values: { "2022": 30 } }),
      makeSeries({ route: "KGZ>RUS:848210", values: bothYears(100) }),
    ]);
    const [leg] = trace(world, { commodities: ["848210"] }).chains[0]!.legs;
    expect(leg).toMatchObject({ change: 20, edition: "2022" });
    expect(leg!.marks.join()).toContain("HS 2017 before, HS 2022 after");
  });

  test("within a window editions are not summed", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:848210", edition: "2017", values: { "2020": 10, "2021": 10 } }),
      makeSeries({ route: "CHN>KGZ:848210", edition: "2022", values: { "2022": 30, "2023": 50 } }),
      makeSeries({ route: "KGZ>RUS:848210", values: { "2020": 9, "2021": 9, "2022": 9, "2023": 9 } }),
    ]);
    const [leg] = trace(world, { commodities: ["848210"], before: "2020", after: "2021/2023" }).chains[0]!.legs;
    expect(leg!.after).toMatchObject({ value: 10, periods: { reported: 1, covered: 1, expected: 3 }, partial: true });
    expect(leg!.edition).toBe("2017");
  });

  test("a code created with an edition is unknown before it, not zero", () => {
    const periods = ["2021", "2022"];
    const coverage = [makeCoverage({ reporter: "KGZ", codes: ["854141"], periods })];
    const world = makeWorld(
      [
        makeSeries({ route: "CHN>KGZ:854141", edition: "2022", values: { "2022": 30 } }),
        makeSeries({ route: "KGZ>RUS:854141", edition: "2022", values: { "2022": 30 } }),
      ],
      { coverage },
    );
    const [chain] = trace(world, { commodities: ["854141"] }).chains;
    expect(chain!.legs[0]!.before).toMatchObject({ value: null, reason: "edition-change" });
    expect(chain!.bottleneck).toMatchObject({ before: null, after: 30, change: null, reason: "edition-change" });
  });
});
