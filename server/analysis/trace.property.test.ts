/** Random small worlds: the tracer and a plain one written from the definitions give the same answer. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { traceRequestSchema } from "#graph-schema/contract/trace.ts";
import type { CoverageBlock, TradeSeries } from "#graph-schema/trade-series.ts";
import type { PlainWorld } from "../../tests/fixtures/brute-force-cells.ts";
import { traceByBruteForce } from "../../tests/fixtures/brute-force-trace.ts";
import { makeCoverage, makeSeries, makeWorld, months, trace } from "../../tests/fixtures/make-trade-world.ts";

const countries = ["CHN", "KAZ", "KGZ", "RUS", "TUR"];
// 8487 has two subheadings in HS 2022; 854140 was closed and 854141 created with it.
const codes = ["8487", "848710", "848790", "84", "848210", "854140", "854141"];
const datasets = ["source:a", "source:b"];
const years = ["2020", "2021", "2022", "2023"];
const allMonths = [...months("2021-01", "2021-04"), ...months("2022-01", "2022-12")];

const observation = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.record({ value: fc.integer({ min: 0, max: 9 }), monthsCovered: fc.constantFrom(11, 12) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      value: fc.integer({ min: 0, max: 9 }),
      status: fc.constantFrom("partner-derived" as const, "estimated" as const),
    }),
  },
);

const shapes = [
  { side: "importer", flow: "M", valuation: "CIF", basis: "origin" },
  { side: "importer", flow: "M", valuation: "CIF", basis: "consignment" },
  { side: "exporter", flow: "X", valuation: "FOB", basis: "lastKnownDestination" },
  { side: "exporter", flow: "RX", valuation: "FOB", basis: "lastKnownDestination" },
  { side: "reconciled", flow: "X", valuation: "FOB", basis: "unknown" },
] as const;

const places = ["CHN>KAZ", "CHN>KGZ", "KAZ>RUS", "KGZ>RUS", "KAZ>KGZ", "KGZ>KAZ", "CHN>RUS", "CHN>TUR"];

const series = fc
  .record({
    place: fc.constantFrom(...places),
    hs: fc.constantFrom(...codes),
    dataset: fc.constantFrom(...datasets),
    shape: fc.constantFrom(...shapes),
    edition: fc.constantFrom("2017" as const, "2017" as const, "2022" as const),
    values: fc.oneof(
      { weight: 3, arbitrary: fc.dictionary(fc.constantFrom(...years), observation, { minKeys: 1 }) },
      { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...allMonths), observation, { minKeys: 1 }) },
      {
        weight: 1,
        arbitrary: fc
          .integer({ min: 0, max: 3 })
          .map((value) => Object.fromEntries(months("2022-01", "2022-12").map((month) => [month, value]))),
      },
    ),
  })
  .map(({ place, hs, shape, ...more }): TradeSeries => makeSeries({ route: `${place}:${hs}`, ...shape, ...more }));

const plainYears = fc
  .tuple(...years.map(() => fc.integer({ min: 0, max: 9 })))
  .map((values) => Object.fromEntries(years.map((year, at) => [year, values[at]!])));

/** Series of one heading on one leg and strand: the heading with its subheadings, adding up to it, or a part of them. */
const family = fc
  .record({
    place: fc.constantFrom(...places),
    held: fc.constantFrom("all", "all", "all", "heading", "subheadings", "one and heading"),
    dataset: fc.constantFrom(...datasets),
    shape: fc.constantFrom(shapes[0], shapes[2]),
    edition: fc.constantFrom("2017" as const, "2022" as const),
    left: plainYears,
    right: plainYears,
  })
  .map(({ place, held, shape, left, right, ...more }): TradeSeries[] => {
    const whole = Object.fromEntries(years.map((year) => [year, left[year]! + right[year]!]));
    const make = (hs: string, values: Record<string, number>) =>
      makeSeries({ route: `${place}:${hs}`, ...shape, ...more, values });
    const parts = [make("848710", left), ...(held === "one and heading" ? [] : [make("848790", right)])];
    if (held === "heading") return [make("8487", whole)];
    return held === "subheadings" ? parts : [make("8487", whole), ...parts];
  });

const coverage = fc
  .record({
    reporter: fc.constantFrom(...countries),
    dataset: fc.constantFrom(...datasets),
    shape: fc.constantFrom(shapes[0], shapes[2]),
    edition: fc.constantFrom("2017" as const, "2022" as const),
    partners: fc.oneof(fc.constant("all" as const), fc.subarray(countries, { minLength: 1 })),
    codes: fc.subarray(codes, { minLength: 1 }),
    periods: fc.oneof(
      fc.subarray(years, { minLength: 1 }),
      fc.subarray(allMonths, { minLength: 1 }),
      fc.constant(months("2022-01", "2022-12")),
    ),
  })
  .map(({ shape: { side, flow }, ...more }): CoverageBlock => makeCoverage({ side, flow, ...more }));

const keyOf = ({ observations: _, reportedUnit: __, ...key }: TradeSeries) => JSON.stringify(key);

/**
 * Coverage speaks of the main series of a dataset, side and flow. Worlds keep one such shape for each, and consignment
 * beside origin only where origin stands too; both tracers then mean the same.
 */
function isUnambiguous(all: readonly TradeSeries[], blocks: readonly CoverageBlock[]): boolean {
  return all.every(({ basis }) => basis !== "consignment") || blocks.every(({ side }) => side !== "importer");
}

function keepFirst(all: readonly TradeSeries[]): TradeSeries[] {
  return [...new Map(all.toReversed().map((own) => [keyOf(own), own])).values()];
}

const world = fc
  .record({
    series: fc
      .tuple(fc.array(family, { minLength: 2, maxLength: 8 }), fc.array(series, { maxLength: 10 }))
      .map(([families, single]) => keepFirst([...families.flat(), ...single])),
    coverage: fc.array(coverage, { maxLength: 3 }),
  })
  .filter((plain) => isUnambiguous(plain.series, plain.coverage))
  // Coverage without a single series of its kind is a world of zeros that no series names; left to the worked examples.
  .map((plain) => ({
    ...plain,
    coverage: plain.coverage.filter((block) =>
      plain.series.some(
        ({ dataset, side, flow }) => block.dataset === dataset && block.side === side && block.flow === flow,
      ),
    ),
  }));

const request = fc.record({
  commodities: fc.subarray(codes, { minLength: 1, maxLength: 4 }),
  windows: fc.constantFrom(
    { before: "2021", after: "2022" },
    { before: "2020/2021", after: "2022/2023" },
    { before: "2021-01/2021-04", after: "2022-01/2022-04" },
  ),
  reporter: fc.constantFrom(
    "best" as const,
    "best" as const,
    "importer" as const,
    "exporter" as const,
    "larger" as const,
    "smaller" as const,
    "reconciled" as const,
  ),
  maximumIntermediaries: fc.constantFrom(1, 2),
  timeOrder: fc.boolean(),
});

const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(10)));

test("the tracer agrees with a brute-force one", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(world, request, (plain, { windows, ...asked }) => {
      const body = { origins: ["CHN"], destinations: ["RUS"], ...windows, ...asked, limit: 1000 };
      const whole: PlainWorld = { countries, codes, datasets, ...plain };
      const facts = {
        coverage: plain.coverage,
        datasets: datasets.map((id, precedence) => ({ id, label: id, edition: null, precedence, synthetic: false })),
        countries: countries.map((key) => ({ key, label: key, kind: "country" as const, members: [] })),
      };
      const answer = trace(makeWorld(plain.series, facts), body);
      const expected = traceByBruteForce(whole, traceRequestSchema.parse(body));
      const byText = (left: string, right: string) => (left < right ? -1 : 1);
      const found = answer.chains.map(({ countries: path, commodity, level, bottleneck, legs }) =>
        JSON.stringify({
          path,
          commodity,
          level,
          bottleneck: [bottleneck.before, bottleneck.after, bottleneck.change].map(rounded),
          coarse: bottleneck.coarse,
          ceiling: bottleneck.ceiling,
          legs: legs.map((leg) => [leg.dataset, ...[leg.before.value, leg.after.value, leg.change].map(rounded)]),
        }),
      );
      const wanted = expected.chains.map(
        ({ countries: path, commodity, level, before, after, change, coarse, ceiling, legs }) =>
          JSON.stringify({
            path,
            commodity,
            level,
            bottleneck: [before, after, change].map(rounded),
            coarse,
            ceiling,
            legs: legs.map((leg) => [leg.dataset, ...[leg.before, leg.after, leg.change].map(rounded)]),
          }),
      );
      expect(found.toSorted(byText)).toEqual(wanted.toSorted(byText));
      expect(answer.total).toBe(wanted.length);
      expect(answer.leftOutByTimeOrder).toBe(expected.late);
      const open = answer.openChains.map(({ countries: path, commodity }) => `${path.join(">")}:${commodity}`);
      expect(open.toSorted(byText)).toEqual(expected.open.toSorted(byText));
    }),
    { numRuns: 150 },
  );
});
