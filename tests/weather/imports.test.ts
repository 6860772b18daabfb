/** Imports while Neo4j is stopped, killed and locked: each is there or not, the next one brings the rest, and nothing is there twice. */
import neo4jDriver, { Neo4jError, type Session } from "neo4j-driver";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Neo4jDatabase } from "../../server/graph-store/neo4j/database/database.ts";
import { GraphStoreError } from "../../server/graph-store/graph-store-error.ts";
import type { GraphStore, ImportOutcome } from "../../server/graph-store/graph-store.ts";
import { openGraphStore } from "../../server/graph-store/open-graph-store.ts";
import { cellBatch, dataset, manyAreas, manyCells, runImport, type Import } from "../conformance/small-world.ts";
import type { Neo4jUnderControl } from "../setup/neo4j/start-neo4j.ts";
import { createOwnNeo4j, isMissing } from "./own-neo4j.ts";

const routes = 1500;
/** Small enough for the figures to be written in several transactions. */
const elementsAtOnce = 3000;
const customs = "source:customs";
const figures: Import = { contributor: customs, batch: { nodes: [dataset("customs")] }, cells: manyCells(routes) };

describe.skipIf(isMissing)("imports into a Neo4j that goes away", () => {
  let neo4j: Neo4jUnderControl;
  let store: GraphStore;
  let before: string;
  /** Of the figures, imported without disturbance. */
  let calm: { digest: string; elements: number; milliseconds: number };

  const readDataset = async () => (await store.statistics()).datasets.find(({ id }) => id === customs);

  async function importFigures(): Promise<ImportOutcome | GraphStoreError> {
    try {
      return await runImport(store, figures);
    } catch (error) {
      if (error instanceof GraphStoreError) return error;
      throw error;
    }
  }

  async function countTwice(): Promise<unknown> {
    const driver = neo4jDriver.driver(neo4j.uri, undefined, { disableLosslessIntegers: true });
    try {
      const query = `MATCH (n:Entrepot) WITH n.id AS id, count(*) AS times WHERE times > 1 RETURN id, times, '' AS key
        UNION ALL MATCH (r:CommodityRoute)-[s:REPORTED_IN]->() WITH r.id AS id, s.key AS key, count(*) AS times
        WHERE times > 1 RETURN id, times, key
        UNION ALL MATCH (r:CommodityRoute) WHERE COUNT { (r)<-[:SHIPS]-() } <> 1 OR COUNT { (r)-[:ARRIVES_IN]->() } <> 1
        OR COUNT { (r)-[:CARRIES]->() } <> 1 RETURN r.id AS id, 0 AS times, '' AS key`;
      return (await driver.executeQuery(query)).records.map((record) => record.toObject());
    } finally {
      await driver.close();
    }
  }

  /** Whatever became of the import that was disturbed, bringing it again has to end in what was there without disturbance. */
  async function expectAsUndisturbed(disturbed: ImportOutcome | GraphStoreError): Promise<void> {
    const found = await readDataset();
    if (disturbed instanceof GraphStoreError) expect(disturbed.message).toMatch(/Neo4j|Another server took over/);
    else expect(found?.digest).toBe(calm.digest);
    // Never a half.
    expect([undefined, calm.digest]).toContain(found?.digest);
    expect((await store.dataVersion()) === before).toBe(found === undefined);
    expect(await runImport(store, figures)).toMatchObject({
      changed: found === undefined ? calm.elements : 0,
      unchanged: found === undefined ? 0 : calm.elements,
    });
    expect(await readDataset()).toMatchObject({ digest: calm.digest, routes, series: routes, observations: routes });
    expect(await countTwice()).toStrictEqual([]);
  }

  beforeAll(async () => {
    neo4j = await createOwnNeo4j();
    await neo4j.start();
    store = await openGraphStore(neo4j.uri, { neo4j: { elementsAtOnce } });
    await runImport(store, { contributor: "seeds", batch: { nodes: manyAreas } });
    // The first import waits for Neo4j to plan its queries.
    await runImport(store, figures);
    await store.removeDataset(customs);
    const begun = performance.now();
    const { changed: elements } = await runImport(store, figures);
    const milliseconds = performance.now() - begun;
    calm = { digest: (await readDataset())!.digest, elements, milliseconds };
  });
  beforeEach(async () => {
    await store.removeDataset(customs);
    before = await store.dataVersion();
  });
  afterAll(async () => {
    await store?.close();
    await neo4j.remove();
  });

  test("killed while figures are staged: the import does not notice", async () => {
    const session = await store.openImport({ contributor: customs });
    await session.stage({ nodes: [dataset("customs")] });
    await neo4j.kill();
    await session.stageCells(cellBatch(customs, manyCells(routes)));
    await neo4j.start();
    await expectAsUndisturbed(await session.commit());
  });

  test.each([
    ["killed", 0.4],
    ["stopped", 0.7],
    ["killed", 0.95],
  ] as const)("%s when about %f of it is done: it is retried, or fails with its reason", async (how, share) => {
    const importing = importFigures();
    await new Promise((settle) => setTimeout(settle, calm.milliseconds * (share + 0.1 * (Math.random() - 0.5))));
    await (how === "killed" ? neo4j.kill() : neo4j.end());
    await neo4j.start();
    await expectAsUndisturbed(await importing);
  });

  test("others who lock the same nodes in the opposite order: deadlocks are retried, nothing is lost", async () => {
    const driver = neo4jDriver.driver(neo4j.uri);
    let isDone = false;
    let deadlocks = 0;
    const isDeadlock = (error: unknown) => error instanceof Neo4jError && error.code.endsWith(".DeadlockDetected");
    const lock = async (session: Session, ids: string[]) => {
      const transaction = session.beginTransaction();
      try {
        for (const id of ids) {
          await transaction.run("MATCH (n:Entrepot {id: $id}) SET n.locked = true REMOVE n.locked", { id });
        }
        await transaction.rollback();
      } catch (error) {
        if (!isDeadlock(error)) throw error;
        deadlocks++;
      }
    };
    const ids = manyAreas.map(({ id }) => id);
    const lockers = [ids.toReversed(), ids].map(async (order) => {
      const session = driver.session();
      while (!isDone) await lock(session, order);
      await session.close();
    });
    try {
      const outcome = await importFigures();
      isDone = true;
      await Promise.all(lockers);
      expect(deadlocks).toBeGreaterThan(0);
      expect(outcome).toMatchObject({ changed: calm.elements });
      await expectAsUndisturbed(outcome);
    } finally {
      isDone = true;
      await driver.close();
    }
  });

  test("a change of leaders, which one server cannot have and the driver's error stands for, is retried", async () => {
    const database = new Neo4jDatabase(neo4j.uri, {});
    let attempts = 0;
    try {
      const [row] = await database.write((run) => {
        attempts++;
        const moved = "No longer possible to write to server at 127.0.0.1:7687";
        if (attempts === 1) throw new Neo4jError(moved, "SessionExpired", "50N42", moved);
        return run<{ one: number }>("RETURN 1 AS one");
      });
      expect({ attempts, row }).toStrictEqual({ attempts: 2, row: { one: 1 } });
    } finally {
      await database.close();
    }
  });
});
