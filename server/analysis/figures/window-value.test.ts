/** Worked examples of window values: zero, unknown, and years that are not whole. */
import { describe, expect, test } from "vitest";
import { makeCoverage, makeSeries, makeWorld, months, trace } from "../../../tests/fixtures/make-trade-world.ts";

const bothYears = (value: number) => ({ "2021": value, "2022": value });

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
