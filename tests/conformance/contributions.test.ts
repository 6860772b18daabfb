import fc from "fast-check";
import { expect, test } from "vitest";
import { describeEachWriter } from "./for-each-store.ts";
import { seeAll } from "./see-all.ts";
import { storeFactories } from "./stores.ts";
import {
  areas,
  claim,
  country,
  dataset,
  fillWithTrade,
  official,
  organization,
  person,
  relate,
  route,
  runImport,
  source,
  type Import,
} from "./small-world.ts";

const chain = { exporter: "CHN", importer: "KGZ" };
const imports: Import[] = [
  {
    contributor: "seeds",
    batch: {
      nodes: [
        source("areas"),
        source("report"),
        ...areas,
        dataset("customs", "Customs (seeds)"),
        person("lavrov", "Sergei Lavrov", { names: { en: "Sergei Lavrov" }, aliases: ["S. Lavrov"] }),
        route("CHN", "RUS", "8542"),
        claim("up", "It rose"),
      ],
      relationships: [
        relate("HOLDS_OFFICE", "person:lavrov", "country:RUS", {
          properties: { title: "Minister" },
          from: "2004",
          to: null,
        }),
        relate("CONCERNS", "claim:up", "route:CHN>RUS:8542"),
      ],
    },
    cells: [
      { ...chain, dataset: "source:customs", period: 2020, value: 1 },
      { ...chain, dataset: "source:customs", period: 2021, value: 2 },
    ],
    fileName: "seeds.csv",
  },
  {
    contributor: "source:customs",
    batch: { nodes: [dataset("customs", "Customs"), country("KGZ", "Kyrgyz Republic", { iso3: "KGZ" })] },
    cells: [
      { ...chain, period: 2021, value: 200 },
      { ...chain, period: 2022, value: 300 },
      { exporter: "CHN", importer: "RUS", hs: "8542", period: 2022, value: 5 },
    ],
  },
  {
    contributor: "source:officials",
    batch: {
      nodes: [
        dataset("officials"),
        official("lavrov", "Sergey Lavrov", { aliases: ["Лавров", "S. Lavrov"] }),
        ...areas,
      ],
      relationships: [
        relate("HOLDS_OFFICE", "person:lavrov", "country:RUS", {
          properties: { title: "Minister" },
          from: "2004",
          to: "..",
        }),
      ],
    },
  },
  {
    contributor: "source:people",
    batch: {
      nodes: [
        dataset("people"),
        person("lavrov", "LAVROV, Sergey", { description: "diplomat" }),
        organization("mfa", "MFA"),
      ],
      relationships: [relate("EMPLOYED_BY", "person:lavrov", "organization:mfa")],
    },
  },
];

describeEachWriter("contributions", (subject) => {
  test("the same content again changes nothing", async () => {
    for (const one of imports) await runImport(subject.store, one);
    const before = await seeAll(subject.store);
    const version = await subject.store.dataVersion();
    for (const one of imports) {
      const outcome = await runImport(subject.store, one);
      expect(outcome).toMatchObject({ changed: 0, rejections: [], dataVersion: version });
      expect(outcome.unchanged).toBeGreaterThan(0);
    }
    expect(await seeAll(subject.store)).toStrictEqual(before);
  });

  test("imports stand before seeds, then by dataset; lists unite and losers are kept", async () => {
    for (const one of imports) await runImport(subject.store, one);
    const [node] = await subject.store.readNodes(["person:lavrov"]);
    expect(node).toStrictEqual({
      id: "person:lavrov",
      type: "Official",
      label: "Sergey Lavrov",
      properties: { aliases: ["S. Lavrov", "Лавров"], description: "diplomat", names: { en: "Sergei Lavrov" } },
      evidence: ["source:report"],
      alternatives: [
        { property: "label", value: "LAVROV, Sergey", source: "source:people" },
        { property: "label", value: "Sergei Lavrov", source: "seeds" },
      ],
    });
    const [office] = await subject.store.readRelationships(["HOLDS_OFFICE|person:lavrov|country:RUS|Minister|2004"]);
    expect(office).toMatchObject({ to: "..", alternatives: [] });
  });

  test("an import's figure stands before the seeds' for the same period, which shows again afterwards", async () => {
    const read = async () =>
      (await subject.store.readSeries({ ...chain, hs: "848210" })).flatMap(({ observations }) =>
        observations.map(({ period, value, rows }) => [period, value, rows]),
      );
    await runImport(subject.store, imports[0]!);
    const seeded = await read();
    await runImport(subject.store, imports[1]!);
    expect(await read()).toStrictEqual([
      [2020, 1, "seeds.csv line 2"],
      [2021, 200, "figures.csv line 2"],
      [2022, 300, "figures.csv line 3"],
    ]);
    await subject.store.removeDataset("source:customs");
    expect(await read()).toStrictEqual(seeded);
  });

  test("taking a dataset back leaves what was there before it came", async () => {
    await runImport(subject.store, imports[0]!);
    for (const one of imports.slice(1)) {
      const before = await seeAll(subject.store);
      const version = await subject.store.dataVersion();
      await runImport(subject.store, one);
      const removal = await subject.store.removeDataset(one.contributor);
      expect(await seeAll(subject.store)).toStrictEqual(before);
      expect(removal?.dataVersion).toBe(await subject.store.dataVersion());
      expect(removal?.dataVersion).not.toBe(version);
    }
  });

  test("says what taking back removed, and that there is nothing to take back", async () => {
    await fillWithTrade(subject.store);
    const removal = await subject.store.removeDataset("source:customs");
    // Two routes, four commodities and the dataset; their relationships, two series and three PART_OF.
    expect(removal?.removed).toStrictEqual({ series: 2, observations: 3, nodes: 7, relationships: 11 });
    expect(await subject.store.removeDataset("source:customs")).toBeUndefined();
    expect(await subject.store.removeDataset("source:never")).toBeUndefined();
    expect(await subject.store.removeDataset("seeds")).toBeUndefined();
  });

  test("a route that a claim concerns stays when its figures go, and keeps its claim", async () => {
    for (const one of imports) await runImport(subject.store, one);
    await subject.store.removeDataset("source:customs");
    expect(await subject.store.listClaimedRoutes()).toStrictEqual([
      { exporter: "CHN", importer: "RUS", hs: "8542", claims: ["claim:up"] },
    ]);
    expect(await subject.store.readSeries({ exporter: "CHN", importer: "RUS", hs: "8542" })).toStrictEqual([]);
  });

  test("a node that nobody speaks of any more goes with its relationships", async () => {
    for (const one of imports) await runImport(subject.store, one);
    await runImport(subject.store, {
      contributor: "source:later",
      batch: {
        nodes: [dataset("later")],
        relationships: [
          relate("EMPLOYED_BY", "person:lavrov", "organization:mfa", { properties: { title: "Minister" } }),
        ],
      },
    });
    await subject.store.removeDataset("source:people");
    expect(await subject.store.readNodes(["organization:mfa"])).toStrictEqual([]);
    expect((await subject.store.statistics()).relationships.byType).not.toHaveProperty("EMPLOYED_BY");
  });

  test("a country whose describer goes stays while another dataset's figures use it", async () => {
    await runImport(subject.store, {
      contributor: "source:a",
      batch: { nodes: [dataset("a"), ...areas] },
      cells: [{ ...chain, period: 2022, value: 1 }],
    });
    await runImport(subject.store, {
      contributor: "source:b",
      batch: { nodes: [dataset("b")] },
      cells: [{ ...chain, period: 2022, value: 1 }],
    });
    await subject.store.removeDataset("source:a");
    const [node] = await subject.store.readNodes(["country:CHN"]);
    expect(node).toMatchObject({
      label: "CHN",
      properties: { kind: "country" },
      evidence: ["source:b"],
      alternatives: [],
    });
    expect(await subject.store.readNodes(["country:RUS"])).toStrictEqual([]);
  });

  test("an import that replaces takes back what it does not bring again, and leaves what others say", async () => {
    for (const one of imports) await runImport(subject.store, one);
    const version = await subject.store.dataVersion();
    const before = await seeAll(subject.store);
    const again = await runImport(subject.store, { ...imports[0]!, replaces: true });
    expect(again).toMatchObject({ changed: 0, rejections: [], dataVersion: version });
    expect(await seeAll(subject.store)).toStrictEqual(before);

    const { batch } = imports[0]!;
    const fewer: Import = {
      contributor: "seeds",
      replaces: true,
      batch: { nodes: batch!.nodes!.filter(({ type }) => type !== "Claim" && type !== "CommodityRoute") },
      cells: [{ ...chain, dataset: "source:customs", period: 2020, value: 3 }],
    };
    const outcome = await runImport(subject.store, fewer);
    expect(outcome).toMatchObject({ changed: 1, rejections: [] });
    expect(outcome.dataVersion).not.toBe(version);
    expect(await subject.store.readNodes(["claim:up"])).toStrictEqual([]);
    // Another dataset has figures for the route, and another states the office.
    expect(await subject.store.readNodes(["route:CHN>RUS:8542"])).toHaveLength(1);
    expect(
      await subject.store.readRelationships(["HOLDS_OFFICE|person:lavrov|country:RUS|Minister|2004"]),
    ).toHaveLength(1);
    await subject.store.removeDataset("source:customs");
    expect(await subject.store.readNodes(["route:CHN>RUS:8542", "commodity:8542"])).toStrictEqual([]);
    const [series] = await subject.store.readSeries({ ...chain, hs: "848210" });
    expect(series?.observations.map(({ period, value }) => [period, value])).toStrictEqual([[2020, 3]]);
  });

  test("a dataset's digest depends on its content only", async () => {
    const digest = async () => (await subject.store.listDatasets()).find(({ id }) => id === "source:customs")?.digest;
    await fillWithTrade(subject.store);
    const before = await digest();
    await runImport(subject.store, { contributor: "source:customs", cells: [{ ...chain, period: 2022, value: 1 }] });
    expect(await digest()).not.toBe(before);
    await runImport(subject.store, {
      contributor: "source:customs",
      cells: [{ ...chain, period: 2022, value: 2000, kilograms: 40, line: 99 }],
      fileName: "again.csv",
    });
    expect(await digest()).toBe(before);
  });
});

test.each(storeFactories)(
  "$name: the outcome does not depend on the order of imports",
  async ({ create }) => {
    const see = async (order: readonly Import[]) => {
      const under = await create();
      try {
        for (const one of order) await runImport(under.store, one);
        return await seeAll(under.store);
      } finally {
        await under.dispose();
      }
    };
    // Each of these imports names the ends of its relationships itself, so that any order is possible.
    const complete = imports.map((one) => ({
      ...one,
      batch: {
        ...one.batch,
        nodes: [...(one.batch?.nodes ?? []), ...areas.map((area) => ({ ...area, label: area.id.slice(8) }))],
      },
    }));
    const expected = await see(complete);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(complete, { minLength: complete.length }), async (order) => {
        expect(await see(order)).toStrictEqual(expected);
      }),
      { numRuns: 8 },
    );
  },
  300_000,
);
