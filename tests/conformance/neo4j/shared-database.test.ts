/** A graph in a database that holds other data too: neither touches the other. */
import neo4j, { type Driver } from "neo4j-driver";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { GraphStore } from "../../../server/graph-store/graph-store.ts";
import { openGraphStore } from "../../../server/graph-store/open-graph-store.ts";
import { emptyGraph } from "../../setup/neo4j/empty-graph.ts";
import { areas, country, dataset, fillWithTrade, relate, runImport } from "../small-world.ts";

const server = inject("neo4j");
const mark = `x${process.pid}`;
const prefixes = [`Sa${mark}`, `Sb${mark}`] as const;

describe.skipIf(server.uri === "")("a shared Neo4j database", () => {
  let driver: Driver;
  let stores: GraphStore[] = [];
  const open = (prefix: string) =>
    openGraphStore(server.uri, { neo4j: { user: server.user, password: server.password, prefix } });
  const ask = async (query: string) => {
    const { records } = await driver.executeQuery(query, { mark });
    return records.map((record) => record.toObject());
  };

  beforeAll(() => {
    const { user, password } = server;
    const auth = user === undefined ? undefined : neo4j.auth.basic(user, password ?? "");
    driver = neo4j.driver(server.uri, auth, { disableLosslessIntegers: true });
  });
  afterAll(() => driver.close());
  beforeEach(async () => {
    stores = await Promise.all(prefixes.map(open));
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    for (const prefix of prefixes) await emptyGraph(server, prefix);
    await ask("MATCH (n {mark: $mark}) DETACH DELETE n");
  });

  test("two graphs under two prefixes know nothing of each other", async () => {
    const [a, b] = stores as [GraphStore, GraphStore];
    await fillWithTrade(a);
    const before = await a.statistics();
    expect((await b.statistics()).nodes.total).toBe(0);
    await runImport(b, { contributor: "source:b", batch: { nodes: [dataset("b"), country("CHN", "Middle Kingdom")] } });
    expect(await a.statistics()).toStrictEqual(before);
    expect((await a.readNodes(["country:CHN"]))[0]?.label).toBe("China");
    expect((await a.search({ q: "middle kingdom", limit: 5 })).items).toStrictEqual([]);
    await b.removeDataset("source:b");
    expect((await a.search({ q: "china", limit: 5 })).items[0]?.id).toBe("country:CHN");
  });

  test("nodes and relationships of others are neither read nor touched", async () => {
    const [store] = stores as [GraphStore];
    await fillWithTrade(store);
    const label = `${prefixes[0]}Entrepot`;
    await ask(`MATCH (own:${label} {id: 'country:KGZ'})
      CREATE (c:Country {id: 'country:KGZ', name: 'Theirs', mark: $mark})-[:SHIPS {mark: $mark}]->(:CommodityRoute {mark: $mark})
      CREATE (c)-[:KNOWS {mark: $mark}]->(own)-[:NEXT_TO {mark: $mark}]->(:Thing {mark: $mark})`);
    const groups = await store.summariseNeighbours("country:KGZ", undefined);
    expect(groups?.map(({ relationshipType, count }) => [relationshipType, count])).toStrictEqual([
      ["SHIPS", 1],
      ["ARRIVES_IN", 1],
    ]);
    const { nodes, total } = await store.expand({ nodeIds: ["country:KGZ"], exclude: [], limit: 50 });
    expect([nodes.length, total.value]).toStrictEqual([2, 2]);
    await runImport(store, {
      contributor: "source:more",
      batch: { nodes: [dataset("more"), ...areas], relationships: [relate("BORDERS", "country:CHN", "country:KGZ")] },
    });
    await store.removeDataset("source:more");
    await store.removeDataset("source:customs");
    const [left] = await ask(`MATCH (n {mark: $mark}) WITH count(n) AS nodes
      MATCH ()-[r {mark: $mark}]->() RETURN nodes, count(r) AS relationships`);
    expect(left).toStrictEqual({ nodes: 3, relationships: 3 });
  });

  test("constraints and indexes are made once and can be used at once", async () => {
    const [prefix] = prefixes;
    const names = async () =>
      (await ask(`SHOW INDEXES YIELD name, state WHERE name STARTS WITH '${prefix}_entrepot' RETURN name, state`)).map(
        ({ name, state }) => [name, state],
      );
    const made = await names();
    expect(made.length).toBeGreaterThan(5);
    expect(made.every(([, state]) => state === "ONLINE")).toBe(true);
    await Promise.all(Array.from({ length: 3 }, async () => (await open(prefix)).close()));
    expect(await names()).toStrictEqual(made);
  });

  test("the graph reads in Cypher as it is documented", async () => {
    await fillWithTrade(stores[0]!);
    const p = prefixes[0];
    const [series] = await ask(`MATCH (:${p}Country {iso3: 'CHN'}) RETURN count(*) AS countries`);
    expect(series).toStrictEqual({ countries: 0 });
    const [row] =
      await ask(`MATCH (x:${p}Country {id: 'country:CHN'})-[:${p}_SHIPS]->(r:${p}CommodityRoute {hs: '848210'})
        -[s:${p}_REPORTED_IN]->(d:${p}Dataset)
      RETURN x.caption AS exporter, r.caption AS route, s.periods AS periods, s.values AS values,
        reduce(sum = 0.0, k IN [k IN s.kilograms WHERE NOT isNaN(k)] | sum + k) AS kilograms,
        COLLECT { MATCH (n:${p}Entrepot) WHERE n.id IN r.evidence RETURN n.caption } AS evidence`);
    expect(row).toStrictEqual({
      exporter: "China",
      route: "CHN → KGZ: 848210",
      periods: ["2021", "2022"],
      values: [100, 2000],
      kilograms: 40,
      evidence: ["Customs"],
    });
  });
});
