/** Worked examples of the one series that a leg takes. */
import { describe, expect, test } from "vitest";
import { makeCoverage, makeSeries, makeWorld, trace } from "../../../tests/fixtures/make-trade-world.ts";

const bothYears = (value: number) => ({ "2021": value, "2022": value });

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
    expect(spliced!.legs[1]!.marks.join()).toContain(
      "the importer's figures in source:a before, figures compiled from partners' reports in source:a after",
    );
  });

  test("the importer's own figures keep their status where partner-derived ones may not be taken", () => {
    const world = makeWorld([
      makeSeries({ route: "CHN>KGZ:8482", values: bothYears(10) }),
      makeSeries({ route: "KGZ>RUS:8482", values: { "2021": 4, "2022": { value: 9, status: "partner-derived" } } }),
    ]);
    const { chains, openChains } = trace(world, { reporter: "importer" });
    const [leg] = [...chains, ...openChains].map(({ legs }) => legs[1]);
    expect(leg).toMatchObject({ reporter: "importer", status: "declared", before: { value: 4 } });
    expect(leg).toMatchObject({ after: { value: null }, change: null, reason: "reporter-break" });
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
