import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { TradeSeries } from "#graph-schema/trade-series.ts";
import { openGraphStore } from "../server/graph-store/open-graph-store.ts";
import { readSeeds } from "./load-seeds.ts";
import { seedStore, toCellBatches } from "./seed-store.ts";

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

test("a store takes the whole seed, and the same seed again changes nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "entrepot-seeded-"));
  const store = await openGraphStore(`sqlite:${folder}`);
  try {
    const content = readSeeds();
    const first = await seedStore(store, content);
    expect(first.rejections).toEqual([]);
    expect(first.changed).toBeGreaterThan(content.nodes.length);
    const second = await seedStore(store, content);
    expect(second).toEqual({ changed: 0, unchanged: first.changed, rejections: [], dataVersion: first.dataVersion });
    const chips = await store.readSeries({ exporter: "EU27", importer: "KGZ", hs: "8542" });
    expect(chips.map(({ dataset, reportedUnit }) => [dataset, reportedUnit])).toEqual([
      ["source:eurostat-comext-ds-045409", "EUR"],
    ]);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});

test("what a newer seed no longer holds is taken back", async () => {
  const folder = mkdtempSync(join(tmpdir(), "entrepot-seeded-"));
  const store = await openGraphStore(`sqlite:${folder}`);
  try {
    await seedStore(store, readSeeds());
    const reference = readSeeds({ only: "reference" });
    await seedStore(store, reference);
    const { nodes, observations } = await store.statistics();
    expect(observations).toBe(0);
    expect(nodes.total).toBe(reference.nodes.length);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});
