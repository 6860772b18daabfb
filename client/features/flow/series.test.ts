import { describe, expect, it } from "vitest";
import type { FlowResponse, FlowSeries } from "#graph-schema/contract/flow.ts";
import { chartData, frequenciesOf } from "./chart-data.ts";
import { citeSeries } from "./series-citation.ts";
import { flowToCsv } from "./series-csv.ts";
import { rowMarks, seriesRows } from "./series-rows.ts";

function makeSeries(changes: Partial<FlowSeries> = {}): FlowSeries {
  return {
    reporter: "exporter",
    relationshipId: "REPORTED_IN|test",
    dataset: "source:test-dataset",
    flow: "X",
    frequency: "month",
    edition: "national",
    valuation: "FOB",
    basis: "lastKnownDestination",
    periods: ["2021-01", "2021-03"],
    values: [120, null],
    kilograms: [5, null],
    kilogramsEstimated: [true, false],
    status: ["declared", "estimated"],
    monthsCovered: [null, null],
    reportedValues: [100, null],
    reportedUnit: "EUR",
    rows: ["line 2 of test.csv", "line 3 of test.csv"],
    absentAsZero: ["2021-02"],
    coverage: "declared",
    howComputed: [],
    evidence: ["source:test-dataset"],
    citation: "Test office, Invented table",
    ...changes,
  };
}

function makeFlow(series: FlowSeries[]): FlowResponse {
  return {
    exporter: "EU27",
    importer: "KGZ",
    hs: "8482",
    series,
    mirrorGap: null,
    mirrorGapReason: "only one side reports",
    claims: [],
    caveats: [],
    unallocated: [],
    evidenceNodes: [],
    notice: "Notice.",
  };
}

describe("periods of a series", () => {
  it("puts absent periods in their place as marked zeros and keeps unknown unknown", () => {
    const rows = seriesRows(makeSeries());
    expect(rows.map(({ period, value }) => [period, value])).toEqual([
      ["2021-01", 120],
      ["2021-02", 0],
      ["2021-03", null],
    ]);
    expect(rows.map((row) => rowMarks(row))).toEqual([["weight estimated"], ["no row, counts as zero"], ["estimated"]]);
  });
});

describe("the chart", () => {
  it("never mixes frequencies and breaks a line where a figure is unknown", () => {
    const yearly = makeSeries({ frequency: "year", periods: ["2021"], values: [1], absentAsZero: [] });
    expect(frequenciesOf([makeSeries(), yearly])).toEqual(["year", "month"]);
    const { lines, points } = chartData([makeSeries(), yearly], "month", () => "label");
    expect(lines).toHaveLength(1);
    expect(points).toEqual([
      { period: "2021-01", line0: 120 },
      { period: "2021-02", line0: 0 },
      { period: "2021-03", line0: null },
    ]);
  });
});

describe("handing a series on", () => {
  it("cites source, key, periods, unit, data version and the notice", () => {
    const citation = citeSeries(makeSeries(), makeFlow([]), "v7");
    expect(citation).toContain("Test office, Invented table");
    expect(citation).toContain("EU27 → KGZ, HS 8482: reported by the exporter · exports");
    expect(citation).toContain("Periods 2021-01 to 2021-03; declared in EUR, nominal.");
    expect(citation).toContain("data version v7");
    expect(citation.endsWith("Notice.")).toBe(true);
  });

  it("writes one CSV row a period with its file row", () => {
    const [, first, second, third] = flowToCsv(makeFlow([makeSeries()])).split("\r\n");
    expect(first).toContain("2021-01,120,100,EUR,5,declared,weight estimated,line 2 of test.csv");
    expect(second).toContain("2021-02,0,0,EUR,,absent");
    expect(third).toContain("2021-03,,,EUR,,estimated");
  });
});
