/** Every question about the shipped graph gets the same answer, in the same order, from every store. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSeeds } from "../../seeds/load-seeds.ts";
import { seedStore } from "../../seeds/seed-store.ts";
import type { GraphStore } from "../../server/graph-store/graph-store.ts";
import { nodeTypeNames } from "#graph-schema/node-types.ts";
import { storeFactories, type StoreUnderTest } from "./stores.ts";

type Ask = (store: GraphStore) => Promise<unknown>;

const terms = [
  "China",
  "kyrgyz",
  "wang yi",
  "王毅",
  "Лавров",
  "lavrov",
  "8482",
  "84",
  "a",
  "ba",
  "ball bear",
  "bank russia",
  "россия",
  "official:w",
  "claim:bearings",
  "route:CHN",
  "route:CHN KGZ TOTAL",
  "route:8482",
  "country:K",
  "KG",
  "country:KGZ",
  "dataset:trade",
  "tank",
  "parts of",
  "EU27",
  "minister foreign",
  "0101",
  "TOTAL",
  "Türkiye",
  "turkiye",
  "zzzz",
  "%",
];

async function sampleIds(store: GraphStore): Promise<string[]> {
  const ids: string[] = [];
  for (const type of nodeTypeNames) {
    const nodes = await store.listNodes(type);
    const step = Math.max(1, Math.floor(nodes.length / 12));
    ids.push(...nodes.filter((_, index) => index % step === 0).map(({ id }) => id));
  }
  return [...ids, "country:CHN", "country:KGZ", "country:RUS", "commodity:TOTAL", "commodity:8482"];
}

describe.skipIf(storeFactories.length < 2)("all stores", () => {
  let stores: StoreUnderTest[] = [];
  let ids: string[] = [];

  beforeAll(async () => {
    stores = await Promise.all(storeFactories.map(({ create }) => create()));
    for (const { store } of stores) await seedStore(store, readSeeds());
    ids = await sampleIds(stores[0]!.store);
  }, 300_000);
  afterAll(() => Promise.all(stores.map((under) => under.dispose())));

  async function expectSame(name: string, ask: Ask): Promise<void> {
    const [first, ...others] = await Promise.all(stores.map(({ store }) => ask(store)));
    for (const other of others) expect([name, other]).toStrictEqual([name, first]);
  }

  test("search", async () => {
    for (const q of terms) {
      for (const limit of [3, 50]) await expectSame(q, (store) => store.search({ q, limit }));
      await expectSame(q, (store) => store.search({ q, limit: 20, type: "Organization" }));
    }
  }, 120_000);

  test("nodes, neighbours and lists", async () => {
    await expectSame("nodes", (store) => store.readNodes(ids));
    for (const type of nodeTypeNames) await expectSame(type, (store) => store.listNodes(type));
    for (const id of ids) {
      await expectSame(id, (store) => store.summariseNeighbours(id, undefined));
      await expectSame(id, (store) => store.summariseNeighbours(id, "2021"));
    }
  }, 240_000);

  test("expansions, page by page", async () => {
    for (const [index, id] of ids.entries()) {
      let cursor: string | undefined;
      for (let page = 0; page < 3; page++) {
        const more = cursor === undefined ? {} : { cursor };
        const exclude = ids.slice(index + 1, index + 20);
        const nodeIds = index % 3 === 0 ? [id, ids[(index * 7) % ids.length]!] : [id];
        const request = { nodeIds, exclude, limit: 15, ...(index % 2 === 0 ? {} : { asOf: "2022-06" }), ...more };
        await expectSame(`${nodeIds.join()} ${page}`, (store) => store.expand(request));
        cursor = (await stores[0]!.store.expand(request)).nextCursor ?? undefined;
        if (cursor === undefined) break;
      }
    }
  }, 240_000);

  test("figures, coverage, claims and counts", async () => {
    const routes = await stores[0]!.store.listNodes("CommodityRoute");
    for (const { properties } of routes.filter((_, index) => index % 25 === 0)) {
      const { exporter, importer, hs } = properties as { exporter: string; importer: string; hs: string };
      await expectSame(hs, (store) => store.readSeries({ exporter, importer, hs }));
    }
    await expectSame("coverage", (store) => store.readCoverage());
    await expectSame("unallocated", (store) => store.readUnallocated({}));
    await expectSame("claimed", (store) => store.listClaimedRoutes());
    await expectSame("caveats", (store) => store.listCaveats());
    await expectSame("statistics", async (store) => {
      const { dataVersion: _, ...statistics } = await store.statistics();
      return statistics;
    });
  }, 240_000);

  test("the whole graph", async () => {
    await expectSame("elements", async (store) => {
      const elements: unknown[] = [];
      for await (const page of store.streamElements()) elements.push(...page.nodes, ...page.relationships);
      return elements;
    });
  }, 240_000);
});
