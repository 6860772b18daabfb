/** What happens to a graph in Neo4j when writers die in the midst of it or write at the same time. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import neo4j from "neo4j-driver";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import type { GraphStore } from "../../../server/graph-store/graph-store.ts";
import { makeNames } from "../../../server/graph-store/neo4j/schema/names.ts";
import { openGraphStore } from "../../../server/graph-store/open-graph-store.ts";
import { emptyGraph } from "../../setup/neo4j/empty-graph.ts";
import {
  areas,
  dataset,
  fillWithTrade,
  manyAreas,
  manyCells,
  person,
  relate,
  runImport,
  source,
} from "../small-world.ts";

const { uri, user, password } = inject("neo4j");
const prefix = `W${process.pid}`;
const options = { neo4j: { user, password, prefix } };
const dyingImport = new URL("../../fixtures/dying-import.ts", import.meta.url).pathname;
const importedRoutes = 3000;

describe.skipIf(uri === "")("writers of a graph in Neo4j", { timeout: 240_000 }, () => {
  let store: GraphStore;
  beforeEach(async () => {
    await emptyGraph({ uri, user, password }, prefix);
    store = await openGraphStore(uri, options);
    await fillWithTrade(store);
    await runImport(store, { contributor: "seeds", batch: { nodes: manyAreas } });
  });
  afterEach(async () => {
    await store.close();
    await emptyGraph({ uri, user, password }, prefix);
  });

  const countSeries = async () => {
    let series = 0;
    for await (const { headers } of store.streamSeries()) series += headers.length;
    return series;
  };

  async function killAt(moment: "before" | "after", text: string): Promise<void> {
    const program = spawn(process.execPath, [dyingImport, uri, prefix, moment, text], {
      stdio: "inherit",
      env: { ...process.env, NEO4J_TEST_USER: user ?? "", NEO4J_TEST_PASSWORD: password ?? "" },
    });
    const [, signal] = (await once(program, "exit")) as [number | null, string | null];
    expect(signal).toBe("SIGKILL");
  }

  test.each([
    ["while it writes", "after", "UNWIND row.series AS series"],
    ["after it has marked the store and before it commits", "after", "SET m.state = $state"],
  ] as const)(
    "of an import that is killed %s nothing is visible, and the next one succeeds",
    async (_, moment, text) => {
      const before = await store.statistics();
      await killAt(moment, text);
      expect(await store.statistics()).toStrictEqual(before);
      expect(await countSeries()).toBe(2);
      const outcome = await runImport(store, { contributor: "source:customs", cells: manyCells(importedRoutes) });
      expect(outcome).toMatchObject({ changed: importedRoutes, rejections: [] });
      expect(await countSeries()).toBe(2 + importedRoutes);
    },
  );

  test("an import that is killed once it has committed is there, and bringing it again changes nothing", async () => {
    await killAt("before", "REMOVE m.committing");
    expect((await store.statistics()).relationships.byType["REPORTED_IN"]).toBe(2 + importedRoutes);
    expect(await countSeries()).toBe(2 + importedRoutes);
    const version = await store.dataVersion();
    const again = await runImport(store, { contributor: "source:customs", cells: manyCells(importedRoutes) });
    expect(again).toMatchObject({ changed: 0, unchanged: importedRoutes, dataVersion: version });
  });

  test("two servers that speak of the same nodes and series at once lose nothing", async () => {
    const other = await openGraphStore(uri, options);
    try {
      const chain = { exporter: "CHN", importer: "KGZ" };
      const writers = [store, other].flatMap((one, index) =>
        [0, 1, 2].map((round) =>
          runImport(one, {
            contributor: `source:w${index}${round}`,
            batch: {
              nodes: [
                dataset(`w${index}${round}`),
                source("areas"),
                source("report"),
                ...areas,
                person("both", "Both", { aliases: [`${index}${round}`] }),
              ],
              relationships: [relate("CITIZEN_OF", "person:both", "country:KGZ")],
            },
            cells: [{ ...chain, period: 2022, value: index + round }],
          }),
        ),
      );
      const outcomes = await Promise.all(writers);
      expect(new Set(outcomes.map(({ dataVersion }) => dataVersion)).size).toBe(6);
      const [both] = await other.readNodes(["person:both"]);
      expect(both?.properties["aliases"]).toStrictEqual(["00", "01", "02", "10", "11", "12"]);
      expect(await store.readSeries({ ...chain, hs: "848210" })).toHaveLength(7);
      const { relationships, datasets } = await other.statistics();
      expect(relationships.byType["CITIZEN_OF"]).toBe(1);
      expect(datasets).toHaveLength(7);
    } finally {
      await other.close();
    }
  });

  test("a mark that a dead writer left is taken away", async () => {
    const driver = neo4j.driver(uri, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ""));
    await driver.executeQuery(`MATCH (m:${makeNames(prefix).meta} {key: 'store'}) SET m.committing = 'dead'`);
    await driver.close();
    expect((await store.statistics()).observations).toBe(3);
  });
});
