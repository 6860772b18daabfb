import { expect, test } from "vitest";
import type { TradeSeries } from "#graph-schema/trade-series.ts";
import { readSeeds } from "./load-seeds.ts";
import { toCellBatches } from "./seed-store.ts";

test("a missing amount becomes NaN and a line its number", () => {
  const header = {
    exporter: "CHN",
    importer: "KGZ",
    hs: "TOTAL",
    dataset: "source:test",
    side: "importer",
    flow: "M",
    frequency: "year",
    edition: "national",
    valuation: "CIF",
    basis: "origin",
    reportedUnit: "USD",
  } as const;
  const cell = { value: 5, reportedValue: 5, kilograms: null, kilogramsEstimated: false, monthsCovered: null } as const;
  const series: TradeSeries = {
    ...header,
    observations: [
      { ...cell, period: 2021, status: "declared", rows: "line 7 of a.csv" },
      { ...cell, period: 2022, status: "partner-derived", rows: "line 9 of b.csv", monthsCovered: 11 },
    ],
  };
  const [first, second, ...others] = toCellBatches([series]);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    fileName: "a.csv",
    keys: [header],
    line: new Uint32Array([7]),
    monthsCovered: new Uint8Array([0]),
  });
  expect(second).toMatchObject({
    fileName: "b.csv",
    period: new Int32Array([2022]),
    status: new Uint8Array([1]),
    monthsCovered: new Uint8Array([11]),
  });
  expect(first?.kilograms[0]).toBeNaN();
});

test("the seeds make one batch for each cited file, and lose no cell", () => {
  const { series } = readSeeds();
  const batches = toCellBatches(series);
  expect(batches.map(({ fileName }) => fileName).toSorted()).toEqual([
    "RU_trade.csv",
    "china_exports_by_partner_mirror.csv",
    "eu27_exports_hs4_monthly.csv",
    "kg_trade_by_partner_1994_2023.csv",
  ]);
  const cells = batches.reduce((total, batch) => total + batch.period.length, 0);
  expect(cells).toBe(series.reduce((total, one) => total + one.observations.length, 0));
});
