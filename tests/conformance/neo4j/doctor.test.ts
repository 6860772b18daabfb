/** What `entrepot doctor` finds in a Neo4j, and what a refresh takes notice of. */
import neo4j, { type Driver } from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { examineStore } from "../../../server/doctor/examine-store.ts";
import { expansionRequestSchema } from "#graph-schema/contract/neighbours.ts";
import type { Finding } from "../../../server/graph-store/finding.ts";
import type { GraphStore } from "../../../server/graph-store/graph-store.ts";
import { openGraphStore } from "../../../server/graph-store/open-graph-store.ts";
import { readStoreSettings } from "../../../server/store-settings.ts";
import { emptyGraph, removeGraph } from "../../setup/neo4j/empty-graph.ts";
import { fillWithTrade } from "../small-world.ts";

const server = inject("neo4j");
const { uri, user, password } = server;
const prefix = `D${process.pid}`;
const environment = { NEO4J_USER: user, NEO4J_PASSWORD: password };

describe.skipIf(uri === "")("a doctor for Neo4j", () => {
  let driver: Driver;
  let store: GraphStore;
  beforeAll(async () => {
    const auth = user === undefined ? undefined : neo4j.auth.basic(user, password ?? "");
    driver = neo4j.driver(uri, auth, { disableLosslessIntegers: true });
    await emptyGraph(server, prefix);
    store = await openGraphStore(uri, { neo4j: { user, password, prefix } });
    await fillWithTrade(store);
  });
  afterAll(async () => {
    await store.close();
    await driver.close();
    await removeGraph(server, prefix);
  });

  const examine = async (address = `${uri}?prefix=${prefix}`) => {
    const { signal } = new AbortController();
    const { findings, level } = await examineStore(readStoreSettings(address, environment), false, signal);
    const about = (name: string): Finding | undefined => findings.find((finding) => finding.about === name);
    return { level, findings, about };
  };

  test("finds nothing wrong with a healthy graph, and says what it is", async () => {
    const { findings, about } = await examine();
    expect(findings.filter(({ level }) => level === "error")).toStrictEqual([]);
    expect(about("server")?.text).toMatch(/^Neo4j \d+\.\d+.*edition\.$/);
    for (const name of ["indexes", "counts", "digests", "clock", "rights"]) expect(about(name)?.level).toBe("ok");
    expect(about("contents")?.text).toMatch(/^12 nodes, .* 3 observations, 1 datasets \(1 imported\), 0 documents\.$/);
    expect(about("database")?.details?.join()).toMatch(/online/);
  });

  test("finds a missing index, gives the statement, and does not make it itself", async () => {
    await driver.executeQuery(`DROP INDEX ${prefix}_entrepot_node_type`);
    const statement = `CREATE INDEX \`${prefix}_entrepot_node_type\` IF NOT EXISTS FOR (n:\`${prefix}Entrepot\`) ON (n.type, n.id);`;
    expect((await examine()).about("indexes")).toMatchObject({ level: "error", details: [statement] });
    const { records } = await driver.executeQuery("SHOW INDEXES YIELD name WHERE name = $name RETURN name", {
      name: `${prefix}_entrepot_node_type`,
    });
    expect(records).toStrictEqual([]);
    const again = await openGraphStore(uri, { neo4j: { user, password, prefix } });
    await again.close();
    expect((await examine()).about("indexes")?.level).toBe("ok");
  });

  test("finds an index of somebody else under its own name", async () => {
    const name = `${prefix}_entrepot_node_type`;
    await driver.executeQuery(`DROP INDEX ${name}`);
    await driver.executeQuery(`CREATE INDEX ${name} FOR (n:${prefix}Other) ON (n.name)`);
    expect((await examine()).about("indexes")).toMatchObject({ level: "error", details: [name] });
    await driver.executeQuery(`DROP INDEX ${name}`);
    const again = await openGraphStore(uri, { neo4j: { user, password, prefix } });
    await again.close();
  });

  test("finds what others write under its labels and into its figures; a refresh counts it", async () => {
    const version = await store.dataVersion();
    const label = `${prefix}Entrepot`;
    await driver.executeQuery(`MATCH (c:${label} {id: 'country:CHN'}) MATCH (k:${label} {id: 'country:KGZ'})
      CREATE (:${label}:${prefix}Person {name: 'Stranger'})-[:${prefix}_MEMBER_OF]->(c)-[:${prefix}_BORDERS]->(k)
      CREATE (:${label}:${prefix}Country {id: 'country:XKX', type: 'Country', rank: 1})`);
    await driver.executeQuery(`MATCH (:${label} {id: 'route:KGZ>RUS:848210'})-[s:${prefix}_REPORTED_IN]->()
      SET s.values = [1.0]`);
    const { nodes, relationships } = await store.expand(expansionRequestSchema.parse({ nodeIds: ["country:CHN"] }));
    expect(nodes.map(({ id }) => id)).not.toContain(null);
    expect(relationships.map(({ id }) => id)).not.toContain(null);
    expect(await store.readNodes(["country:XKX"])).toMatchObject([
      { label: "country:XKX", evidence: [], properties: {} },
    ]);
    const { about } = await examine();
    const counts = about("counts");
    expect(counts).toMatchObject({ level: "warning" });
    expect(counts?.details).toContain("nodes Person: the store says 0, there are 1");
    expect(counts?.details).toContain("relationships MEMBER_OF: the store says 0, there are 1");
    expect(counts?.details?.join()).toMatch(/no import made .*Person/);
    expect(about("digests")).toMatchObject({ level: "error", details: ["source:customs"] });

    const refresh = await store.recount();
    expect(refresh.dataVersion).not.toBe(version);
    expect(await store.dataVersion()).toBe(refresh.dataVersion);
    expect(refresh.corrections).toStrictEqual([{ count: "nodes Country", before: 3, after: 4 }]);
    const [series] = await store.readSeries({ exporter: "KGZ", importer: "RUS", hs: "848210" });
    expect(series?.observations.map(({ value }) => value)).toStrictEqual([1]);

    await driver.executeQuery(`MATCH (n:${label}) WHERE n.id IS NULL OR n.id = 'country:XKX' DETACH DELETE n`);
    await driver.executeQuery(`MATCH ()-[r:${prefix}_BORDERS]->() DELETE r`);
    await driver.executeQuery(`MATCH (r:${label} {id: 'route:CHN>KGZ:848210'}) DETACH DELETE r`);
    expect((await store.recount()).corrections).toContainEqual({ count: "nodes CommodityRoute", before: 2, after: 1 });
    const groups = await store.summariseNeighbours("country:CHN", undefined);
    expect(groups?.find(({ relationshipType }) => relationshipType === "SHIPS")).toBeUndefined();
    expect((await examine()).about("counts")?.level).toBe("ok");
  });

  test("says what else is in the database, and when a prefix would be wise", async () => {
    const label = `Thing${process.pid}`;
    await driver.executeQuery(`CREATE (:${label})`);
    try {
      const { findings } = await examine();
      const other = findings.filter(({ about }) => about === "other data");
      expect(other.flatMap(({ details }) => details ?? [])).toContain(label);
      expect(other.map(({ level }) => level)).not.toContain("warning");
      const plain = (await examine(uri)).findings.filter(({ about }) => about === "other data");
      expect(plain).toContainEqual(
        expect.objectContaining({ level: "warning", advice: expect.stringMatching(/prefix/) }),
      );
    } finally {
      await driver.executeQuery(`MATCH (n:${label}) DELETE n`);
    }
  });

  test("says that there is no graph yet, and makes none", async () => {
    const empty = `${prefix}Empty`;
    const { level, about } = await examine(`${uri}?prefix=${empty}`);
    expect(level).not.toBe("error");
    expect(about("schema")).toMatchObject({ level: "note", text: expect.stringMatching(/no graph/) });
    const { records } = await driver.executeQuery("SHOW INDEXES YIELD name WHERE name STARTS WITH $empty RETURN name", {
      empty,
    });
    expect(records).toStrictEqual([]);
  });

  test("tells a newer version's graph", async () => {
    const meta = `${prefix}EntrepotMeta`;
    await driver.executeQuery(`MATCH (m:${meta} {key: 'store'}) SET m.schemaVersion = m.schemaVersion + 1`);
    try {
      expect((await examine()).about("schema")).toMatchObject({ level: "error", text: expect.stringMatching(/newer/) });
    } finally {
      await driver.executeQuery(`MATCH (m:${meta} {key: 'store'}) SET m.schemaVersion = m.schemaVersion - 1`);
    }
  });

  test("names what a dead writer left", async () => {
    const meta = `${prefix}EntrepotMeta`;
    await driver.executeQuery(`MERGE (l:${meta} {key: 'lease'}) SET l.owner = 'dead', l.expires = timestamp() - 60000`);
    expect((await examine()).about("writers")).toMatchObject({
      level: "note",
      details: [expect.stringMatching(/^a lease that ended \d+ s ago$/)],
    });
    await driver.executeQuery(`MATCH (l:${meta} {key: 'lease'}) REMOVE l.owner, l.expires`);
  });
});

test("a server that is away is told, with what to check", async () => {
  const { signal } = new AbortController();
  const report = await examineStore(readStoreSettings("bolt://127.0.0.1:1", {}), false, signal);
  expect(report.level).toBe("error");
  expect(report.findings).toStrictEqual([
    {
      about: "connection",
      level: "error",
      text: expect.stringMatching(/does not answer/),
      advice: expect.stringMatching(/NEO4J_URI/),
    },
  ]);
});
