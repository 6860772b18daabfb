import { expect, test } from "vitest";
import { makeSeries, makeWorld, trace } from "../../tests/fixtures/make-trade-world.ts";
import { explainLeg } from "./explain.ts";

test("steps and rows are enough to redo a figure by hand", () => {
  const series = makeSeries({
    route: "CHN>KGZ:8482",
    side: "exporter",
    reportedUnit: "EUR",
    values: { "2021": { value: 120, reportedValue: 100 }, "2022": { value: 330, reportedValue: 300 } },
  });
  const onward = makeSeries({ route: "KGZ>RUS:8482", side: "exporter", values: { "2021": 9, "2022": 9 } });
  const [leg] = trace(makeWorld([series, onward])).chains[0]!.legs;
  expect(leg).toMatchObject({
    reportedUnit: "EUR",
    growth: 1.75,
    growthInReportedUnit: 2,
    before: { converted: true },
  });
  const dataset = { label: "A dataset", edition: "of May" };
  const { steps, observations } = explainLeg({ leg: leg!, series: [series], dataset, before: "2021", after: "2022" });
  expect(steps).toEqual([
    "Side: the exporter, CHN.",
    "Dataset: A dataset (source:a), edition of May; HS edition 2017.",
    "Counted: exports, re-exports included (X), annual rows, partner by last known destination, valuation FOB.",
    "Declared in EUR; converted period by period at the rates shown with the rows, months at monthly and years at annual averages.",
    "Before (2021): total USD 120 × 1 ÷ 1 covered = USD 120 a year; 1 periods reported, 0 absent and counted as zero by coverage, 0 unknown.",
    "After (2022): total USD 330 × 1 ÷ 1 covered = USD 330 a year; 1 periods reported, 0 absent and counted as zero by coverage, 0 unknown.",
    "Change: USD 210 a year; growth 175 %.",
  ]);
  expect(observations).toMatchObject([
    { hs: "8482", period: "2021", value: 120, reportedValue: 100, usdPerUnit: 1.2, rows: "line 2021" },
    { hs: "8482", period: "2022", value: 330, reportedValue: 300, usdPerUnit: 1.1, rows: "line 2022" },
  ]);
});
