import { expect, test } from "vitest";
import { describeEachStore } from "./for-each-store.ts";
import {
  areas,
  cellBatch,
  claim,
  country,
  dataset,
  fillWithTrade,
  relate,
  manyAreas,
  manyCells,
  route,
  runImport,
  source,
} from "./small-world.ts";

const customs = "source:customs";
const chain = { exporter: "CHN", importer: "KGZ", hs: "848210" };

describeEachStore("trade figures", (subject) => {
  const observed = async () =>
    (await subject.store.readSeries(chain)).flatMap(({ observations }) =>
      observations.map(({ period, value, rows }) => [period, value, rows]),
    );

  test("gives a series as it was declared, missing amounts null", async () => {
    await fillWithTrade(subject.store);
    const [series, ...rest] = await subject.store.readSeries(chain);
    expect(rest).toStrictEqual([]);
    expect(series).toMatchObject({ ...chain, dataset: customs, side: "importer", reportedUnit: "USD" });
    expect(series?.observations[1]).toStrictEqual({
      period: 2022,
      value: 2000,
      reportedValue: 2000,
      kilograms: 40,
      status: "declared",
      kilogramsEstimated: false,
      monthsCovered: null,
      rows: "figures.csv line 3",
    });
    expect(series?.observations[0]?.kilograms).toBeNull();
    expect(await subject.store.readSeries({ ...chain, hs: "999999" })).toStrictEqual([]);
  });

  test("takes the rows with the fewest breakdowns and sums what is only broken down", async () => {
    await fillWithTrade(subject.store);
    const outcome = await runImport(subject.store, {
      contributor: customs,
      cells: [
        { ...chain, period: 2023, value: 10, breakdown: 3, line: 5 },
        { ...chain, period: 2023, value: 30, breakdown: 1, line: 6 },
        { ...chain, period: 2023, value: 40, breakdown: 1, line: 7 },
        { ...chain, period: 2023, value: 60, breakdown: 2, line: 8 },
        { ...chain, period: 2024, value: 99, breakdown: 0, line: 9 },
        { ...chain, period: 2024, value: 50, breakdown: 1, line: 10 },
        { ...chain, period: 2025, value: 5, breakdown: 1, line: 11 },
        { ...chain, period: 2025, value: null, breakdown: 1, line: 12 },
      ],
    });
    expect(outcome.rejections).toStrictEqual([]);
    expect((await observed()).slice(2)).toStrictEqual([
      [2023, 70, "figures.csv lines 6, 7"],
      [2024, 99, "figures.csv line 9"],
      [2025, null, "figures.csv lines 11, 12"],
    ]);
  });

  test("counts the same total once and rejects a total that differs, with its line", async () => {
    await fillWithTrade(subject.store);
    const { rejections } = await runImport(subject.store, {
      contributor: customs,
      cells: [
        { ...chain, period: 2023, value: 10, line: 5 },
        { ...chain, period: 2023, value: 10, line: 6 },
        { ...chain, period: 2023, value: 11, line: 7 },
      ],
    });
    expect(rejections.map(({ line, value }) => [line, value])).toStrictEqual([[7, "11"]]);
    expect((await observed())[2]).toStrictEqual([2023, 10, "figures.csv line 5"]);
  });

  test("rejects rows of countries that do not exist, line by line, and keeps the rest", async () => {
    await fillWithTrade(subject.store);
    const { rejections, changed } = await runImport(subject.store, {
      contributor: customs,
      cells: [
        { exporter: "XXX", importer: "KGZ", period: 2022, value: 1 },
        { exporter: "CHN", importer: "YYY", period: 2022, value: 1 },
        { ...chain, period: 2023, value: 1 },
      ],
    });
    expect(rejections.map(({ line, field, value }) => [line, field, value])).toStrictEqual([
      [2, "exporter", "XXX"],
      [3, "importer", "YYY"],
    ]);
    expect(changed).toBe(1);
    expect(await subject.store.readNodes(["route:XXX>KGZ:848210", "route:CHN>YYY:848210"])).toStrictEqual([]);
  });

  test("imports nothing of a strict import with a rejected row", async () => {
    await fillWithTrade(subject.store);
    const before = await subject.store.dataVersion();
    const cells = [
      { ...chain, period: 2023, value: 1 },
      { exporter: "XXX", importer: "KGZ", period: 2022, value: 1, line: 77 },
    ];
    await expect(runImport(subject.store, { contributor: customs, strict: true, cells })).rejects.toMatchObject({
      kind: "rejected",
      message: expect.stringContaining("line 77"),
    });
    expect(await subject.store.dataVersion()).toBe(before);
    expect(await observed()).toHaveLength(2);
  });

  test("rejects rows in another unit than the series", async () => {
    await fillWithTrade(subject.store);
    const { rejections } = await runImport(subject.store, {
      contributor: customs,
      cells: [{ ...chain, period: 2023, value: 1, reportedUnit: "thousand USD" }],
    });
    expect(rejections[0]).toMatchObject({ line: 2, field: "reportedUnit", value: "thousand USD" });
  });

  test("refuses figures of another dataset and figures without their Dataset node", async () => {
    await fillWithTrade(subject.store);
    const cells = [{ ...chain, period: 2023, value: 1 }];
    const session = await subject.store.openImport({ contributor: "source:other" });
    await expect(session.stageCells(cellBatch(customs, cells))).rejects.toMatchObject({ kind: "rejected" });
    await session.abandon();
    await expect(runImport(subject.store, { contributor: "source:other", cells })).rejects.toMatchObject({
      kind: "rejected",
      subject: "source:other",
    });
  });

  test("a series that differs in any part of its key is another series", async () => {
    await fillWithTrade(subject.store);
    await runImport(subject.store, {
      contributor: customs,
      cells: [
        { ...chain, period: 2023, value: 1, valuation: "FOB" },
        { ...chain, period: 2023, value: 2, side: "exporter", flow: "X" },
        { ...chain, period: 24_000, value: 3, frequency: "month" },
      ],
    });
    const series = await subject.store.readSeries(chain);
    expect(series.map(({ side, frequency, valuation }) => [side, frequency, valuation])).toStrictEqual([
      ["exporter", "year", "CIF"],
      ["importer", "month", "CIF"],
      ["importer", "year", "CIF"],
      ["importer", "year", "FOB"],
    ]);
  });

  test("streams every series in order, in whole series", async () => {
    await fillWithTrade(subject.store);
    await runImport(subject.store, {
      contributor: customs,
      cells: [
        {
          ...chain,
          hs: "TOTAL",
          period: 2022,
          value: 9,
          reportedValue: 8,
          status: "partner-derived",
          monthsCovered: 11,
        },
        { ...chain, hs: "8482", period: 2022, value: 7 },
      ],
    });
    const seen: unknown[] = [];
    for await (const block of subject.store.streamSeries()) {
      for (const [i, { exporter, importer, hs, dataset }] of block.headers.entries()) {
        const cells = Array.from(block.period.subarray(block.offsets[i], block.offsets[i + 1]));
        seen.push([exporter, importer, hs, dataset, cells]);
      }
      expect(block.period.length).toBe(block.offsets.at(-1));
      const { offsets, period, value, reportedValue, status, monthsCovered } = block;
      const transfer = [offsets, period, value, reportedValue, status, monthsCovered].map(({ buffer }) => buffer);
      expect(structuredClone(block, { transfer }).headers).toStrictEqual(block.headers);
    }
    expect(seen).toStrictEqual([
      ["CHN", "KGZ", "8482", customs, [2022]],
      ["CHN", "KGZ", "848210", customs, [2021, 2022]],
      ["CHN", "KGZ", "TOTAL", customs, [2022]],
      ["KGZ", "RUS", "848210", customs, [2022]],
    ]);
  });

  test("streams blocks of one data version while an import commits", async () => {
    await fillWithTrade(subject.store);
    await runImport(subject.store, { contributor: "seeds", batch: { nodes: manyAreas } });
    await runImport(subject.store, { contributor: customs, cells: manyCells(30_000) });
    let series = 0;
    let blocks = 0;
    for await (const block of subject.store.streamSeries()) {
      if (blocks === 0)
        await runImport(subject.store, {
          contributor: customs,
          cells: [{ ...chain, hs: "999999", period: 2022, value: 1 }],
        });
      series += block.headers.length;
      blocks++;
    }
    expect(blocks).toBeGreaterThan(1);
    expect(series).toBe(30_002);
    expect((await subject.store.statistics()).relationships.byType["REPORTED_IN"]).toBe(30_003);
  });

  test("a reading that is left early can be begun again", async () => {
    await fillWithTrade(subject.store);
    for (let i = 0; i < 3; i++) {
      for await (const block of subject.store.streamSeries()) {
        expect(block.headers).toHaveLength(2);
        break;
      }
    }
  });

  test("makes the commodities that figures name, each part of the next coarser one", async () => {
    await fillWithTrade(subject.store);
    const [node] = await subject.store.readNodes(["commodity:848210"]);
    expect(node).toMatchObject({ type: "Commodity", label: "848210", properties: { hs: "848210", level: 6 } });
    const ids = ["commodity:848210|commodity:8482", "commodity:8482|commodity:84", "commodity:84|commodity:TOTAL"];
    const parts = await subject.store.readRelationships(ids.map((ends) => `PART_OF|${ends}`));
    expect(parts).toHaveLength(3);
    expect(parts[0]?.evidence).toStrictEqual([customs]);
  });

  test("shows nothing of what is staged and abandoned", async () => {
    await fillWithTrade(subject.store);
    const session = await subject.store.openImport({ contributor: customs });
    await session.stageCells(cellBatch(customs, [{ ...chain, period: 2023, value: 1 }]));
    await session.abandon();
    await session.abandon();
    expect(await observed()).toHaveLength(2);
  });

  test("keeps coverage and unallocated amounts, each once", async () => {
    await fillWithTrade(subject.store);
    const block = {
      dataset: customs,
      reporter: "KGZ",
      side: "importer" as const,
      flow: "M" as const,
      frequency: "year" as const,
      edition: "2017" as const,
      partners: "all" as const,
      codes: ["848210"],
      periods: [2021, 2022],
      origin: "inferred" as const,
    };
    const amount = {
      dataset: customs,
      reporter: "KGZ",
      flow: "M" as const,
      frequency: "year" as const,
      edition: "2017" as const,
      hs: "848210",
      period: 2022,
      kind: "areas-nes" as const,
      partnerText: "Areas, nes",
      value: 12,
      rows: "figures.csv line 9",
    };
    const batch = { coverage: [block], unallocated: [amount, { ...amount, value: null, period: 2023 }] };
    await runImport(subject.store, { contributor: customs, batch });
    const version = await subject.store.dataVersion();
    await runImport(subject.store, { contributor: customs, batch });
    expect(await subject.store.dataVersion()).toBe(version);
    expect(await subject.store.readCoverage()).toStrictEqual([block]);
    expect((await subject.store.readUnallocated({})).map(({ period, value }) => [period, value])).toStrictEqual([
      [2022, 12],
      [2023, null],
    ]);
    expect(await subject.store.readUnallocated({ reporters: ["KGZ"], codes: ["848210"] })).toHaveLength(2);
    expect(await subject.store.readUnallocated({ reporters: ["CHN"] })).toStrictEqual([]);
    expect(await subject.store.readUnallocated({ codes: [] })).toStrictEqual([]);
    const { rejections } = await runImport(subject.store, {
      contributor: customs,
      batch: { unallocated: [amount, { ...amount, value: 13, rows: "figures.csv line 10" }] },
    });
    expect(rejections.map(({ line }) => line)).toStrictEqual([10]);
  });

  test("lists routes that claims concern, and caveats with what they concern", async () => {
    await fillWithTrade(subject.store);
    await runImport(subject.store, {
      contributor: "seeds",
      batch: {
        nodes: [route("CHN", "RUS", "8542"), claim("b", "B"), claim("a", "A"), claim("c", "C", "caveat")],
        relationships: [
          relate("CONCERNS", "claim:b", "route:CHN>RUS:8542"),
          relate("CONCERNS", "claim:a", "route:CHN>RUS:8542"),
          relate("CONCERNS", "claim:a", "country:CHN"),
          relate("CONCERNS", "claim:c", "route:CHN>KGZ:848210"),
          relate("CONCERNS", "claim:c", "country:KGZ"),
        ],
      },
    });
    expect(await subject.store.listClaimedRoutes()).toStrictEqual([
      { exporter: "CHN", importer: "RUS", hs: "8542", claims: ["claim:a", "claim:b"] },
    ]);
    const caveats = await subject.store.listCaveats();
    expect(caveats.map(({ claim: { id }, concerns }) => [id, concerns])).toStrictEqual([
      ["claim:c", ["country:KGZ", "route:CHN>KGZ:848210"]],
    ]);
    expect(caveats[0]?.claim).not.toHaveProperty("alternatives");
  });

  test("counts nodes, relationships and observations, those derived included", async () => {
    await fillWithTrade(subject.store);
    const statistics = await subject.store.statistics();
    expect(statistics.nodes.byType).toStrictEqual({
      Commodity: 4,
      CommodityRoute: 2,
      Country: 3,
      Dataset: 1,
      Source: 2,
    });
    expect(statistics.nodes.total).toBe(12);
    expect(statistics.relationships.byType).toStrictEqual({
      ARRIVES_IN: 2,
      CARRIES: 2,
      PART_OF: 3,
      REPORTED_IN: 2,
      SHIPS: 2,
    });
    expect(statistics.observations).toBe(3);
    expect(statistics.datasets).toHaveLength(1);
    expect(statistics.datasets[0]).toMatchObject({ id: customs, routes: 2, series: 2, observations: 3, seeded: false });
  });

  test("an empty store answers emptily", async () => {
    expect((await subject.store.statistics()).nodes).toStrictEqual({ total: 0, byType: {} });
    expect(await subject.store.dataVersion()).not.toBe("");
    expect((await subject.store.search({ q: "anything", limit: 5 })).items).toStrictEqual([]);
    for await (const _block of subject.store.streamSeries()) throw new Error("an empty store has no series");
    await runImport(subject.store, {
      contributor: "seeds",
      batch: { nodes: [source("areas"), ...areas, country("TWN", "Taiwan"), dataset("d")] },
    });
    expect(await subject.store.listNodes("Country")).toHaveLength(4);
  });
});
