/** Changes that take several transactions: readers see what was before or what comes after, whatever happens meanwhile. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import neo4j from "neo4j-driver";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import type { GraphStore } from "../../../server/graph-store/graph-store.ts";
import { Neo4jDatabase, type RunQuery } from "../../../server/graph-store/neo4j/database/database.ts";
import { makeNames } from "../../../server/graph-store/neo4j/schema/names.ts";
import { openGraphStore } from "../../../server/graph-store/open-graph-store.ts";
import { WorkerClient } from "../../../server/graph-store/sqlite/threads/worker-client.ts";
import { emptyGraph } from "../../setup/neo4j/empty-graph.ts";
import { askEverything, streamEverything } from "../ask-everything.ts";
import { fillCopiedWorld } from "../copied-world.ts";
import * as world from "../small-world.ts";
import { storeFactories, type StoreUnderTest } from "../stores.ts";

const server = inject("neo4j");
const { uri, user, password } = server;
const prefix = `L${process.pid}`;
const names = makeNames(prefix);
const open = (elementsAtOnce: number) => openGraphStore(uri, { neo4j: { user, password, prefix, elementsAtOnce } });

async function query<Row>(text: string): Promise<Row[]> {
  const driver = neo4j.driver(uri, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ""), {
    disableLosslessIntegers: true,
  });
  try {
    return (await driver.executeQuery(text)).records.map((record) => record.toObject() as Row);
  } finally {
    await driver.close();
  }
}

const countMarks = () =>
  query<{ marked: number; unsettled: number }>(`MATCH (m:${names.meta} {key: 'store'})
    RETURN COUNT { (n:${names.node}|${names.meta}) WHERE n.changing IS NOT NULL OR n.until IS NOT NULL } AS marked,
      CASE WHEN m.unsettledStatus IS NULL THEN 0 ELSE 1 END AS unsettled`);
const settled = [{ marked: 0, unsettled: 0 }];

interface Gate {
  /** Resolves once the writer waits at it. */
  reached: Promise<void>;
  open: () => void;
}

/** So that a test that fails leaves no writer waiting. */
const openGates: (() => void)[] = [];

function makeGate(): Gate & { wait: () => Promise<void> } {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const wait = () => {
    reached.resolve();
    return opened.promise;
  };
  openGates.push(opened.resolve);
  return { reached: reached.promise, open: opened.resolve, wait };
}

/** The writer of the next large change waits when all is written and nothing visible. */
function stopBeforeTurning(): Gate {
  const gate = makeGate();
  const { call } = WorkerClient.prototype;
  vi.spyOn(WorkerClient.prototype, "call").mockImplementation(async function (this: never, operation, ...rest) {
    if (operation === "changedState") await gate.wait();
    return call.call(this, operation as never, ...(rest as [never]));
  });
  return gate;
}

/** The writer of the next large change waits when it is visible and nothing is settled. */
function stopBeforeSettling(): Gate {
  const gate = makeGate();
  const { write } = Neo4jDatabase.prototype;
  vi.spyOn(Neo4jDatabase.prototype, "write").mockImplementation(function (this: Neo4jDatabase, work, options) {
    const slowly =
      (run: RunQuery): RunQuery =>
      async (text, parameters) => {
        if (text.includes("{changing: $number}")) await gate.wait();
        return run(text, parameters);
      };
    return write.call(this, (run) => work(slowly(run)), options);
  });
  return gate;
}

/** Of all kinds: new, changed and removed nodes, routes, series, relationships and records. */
const newCustoms: world.Import = {
  contributor: "source:customs",
  replaces: true,
  batch: {
    nodes: [
      world.dataset("customs", "Customs, revised"),
      world.country("KAZ", "Kazakhstan"),
      world.official("new", "Somebody new"),
      world.person("lavrov", "Lavrov of customs", { aliases: ["Лавров"] }),
    ],
    relationships: [
      world.relate("CITIZEN_OF", "person:new", "country:KAZ"),
      world.relate("CITIZEN_OF", "person:lavrov", "country:RUS"),
    ],
    coverage: [
      {
        dataset: "source:customs",
        reporter: "KGZ",
        side: "importer",
        flow: "M",
        frequency: "year",
        edition: "2017",
        partners: ["CHN"],
        codes: ["848210"],
        periods: [2023],
        origin: "inferred",
      },
    ],
    unallocated: [
      {
        dataset: "source:customs",
        reporter: "KGZ",
        flow: "M",
        frequency: "year",
        edition: "2017",
        hs: "848210",
        period: 2022,
        kind: "world",
        partnerText: "World",
        value: 11,
        rows: "figures.csv line 9",
      },
    ],
  },
  cells: [
    { exporter: "CHN", importer: "KGZ", period: 2021, value: 999 },
    { exporter: "CHN", importer: "KGZ", period: 2022, value: 5, side: "exporter", flow: "X" },
    { exporter: "CHN", importer: "KAZ", period: 2022, value: 70 },
    { exporter: "KAZ", importer: "RUS", period: 2022, value: 80, hs: "8542" },
    { exporter: "KAZ", importer: "KAZ", period: 2022, value: 1 },
  ],
};

const changes: [name: string, make: (store: GraphStore) => Promise<unknown>][] = [
  ["an import that replaces what was there", (store) => world.runImport(store, newCustoms)],
  ["the removal of who named types", (store) => store.removeDataset("source:officials")],
  ["the removal of figures", (store) => store.removeDataset("source:customs")],
];

const ids = [
  "country:CHN",
  "country:KGZ",
  "country:KAZ",
  "country:RUS",
  "commodity:848210",
  "commodity:8542",
  "source:customs",
  "source:officials",
  "person:lavrov",
  "person:new",
  "organization:sber",
  "claim:up",
  "route:CHN>KGZ:848210",
  "route:CHN>RUS:8542",
  "route:KGZ>RUS:8542",
  "route:CHN>KAZ:848210",
];

afterEach(() => {
  for (const openGate of openGates.splice(0)) openGate();
  vi.restoreAllMocks();
});

describe.skipIf(uri === "")("a change in several transactions", { timeout: 240_000 }, () => {
  let embedded: StoreUnderTest;
  let store: GraphStore;

  beforeAll(async () => {
    embedded = await storeFactories[0]!.create();
    await emptyGraph(server, prefix);
    const filled = await open(20_000);
    for (const one of [embedded.store, filled]) await fillCopiedWorld(one);
    await filled.close();
    store = await open(2);
  }, 240_000);
  afterAll(async () => {
    await embedded.dispose();
    await store.close();
    await emptyGraph(server, prefix);
  });

  test("that is cancelled leaves everything as it was", async () => {
    const gate = stopBeforeTurning();
    const version = await store.dataVersion();
    const cancelling = new AbortController();
    const session = await store.openImport({ contributor: "source:customs", replaces: true });
    await session.stage(newCustoms.batch!);
    await session.stageCells(world.cellBatch("source:customs", newCustoms.cells!));
    const committing = session.commit(cancelling.signal);
    await gate.reached;
    cancelling.abort(new Error("enough"));
    gate.open();
    await expect(committing).rejects.toThrow("enough");
    expect(await askEverything(store, ids)).toStrictEqual(await askEverything(embedded.store, ids));
    expect(await streamEverything(store)).toStrictEqual(await streamEverything(embedded.store));
    expect(await store.dataVersion()).toBe(version);
    expect(await countMarks()).toStrictEqual(settled);
  });

  test.each(changes)("%s is seen whole or not at all", async (_, make) => {
    const [turning, settling] = [stopBeforeTurning(), stopBeforeSettling()];
    const before = await askEverything(embedded.store, ids);
    const streamedBefore = await streamEverything(embedded.store);
    const changing = make(store);
    await turning.reached;
    expect(await countMarks()).not.toStrictEqual(settled);
    expect(await askEverything(store, ids)).toStrictEqual(before);
    expect(await streamEverything(store)).toStrictEqual(streamedBefore);
    turning.open();
    await settling.reached;
    const outcome = await make(embedded.store);
    const after = await askEverything(embedded.store, ids);
    expect(await askEverything(store, ids)).toStrictEqual(after);
    const streaming = streamEverything(store);
    settling.open();
    expect(await changing).toMatchObject(withoutVersion(outcome));
    expect(await askEverything(store, ids)).toStrictEqual(after);
    expect(await streaming).toStrictEqual(await streamEverything(embedded.store));
    expect(await countMarks()).toStrictEqual(settled);
  });

  function withoutVersion(outcome: unknown): object {
    const { dataVersion: _, ...rest } = outcome as { dataVersion: string };
    return rest;
  }

  test("brings the same content again and leaves the data version", async () => {
    await world.runImport(store, newCustoms);
    const version = await store.dataVersion();
    const again = await world.runImport(store, newCustoms);
    expect(again).toMatchObject({ changed: 0, dataVersion: version });
    expect(await store.dataVersion()).toBe(version);
  });

  test("is never seen half by those who read meanwhile", async () => {
    const questions = [
      async () => (await store.statistics()).observations,
      () => store.expand({ nodeIds: ["country:X00"], exclude: [], limit: 5 }),
      () => store.search({ q: "route:X00", limit: 50 }),
    ];
    const seen = questions.map(() => new Set<string>());
    const look = async () => {
      for (const [at, ask] of questions.entries()) seen[at]!.add(JSON.stringify(await ask()));
    };
    await world.runImport(store, { contributor: "seeds", batch: { nodes: world.manyAreas } });
    await look();
    let isOver = false;
    const importing = world.runImport(store, { contributor: "source:customs", cells: world.manyCells(100) });
    const over = importing.finally(() => {
      isOver = true;
    });
    while (!isOver) await look();
    await over;
    await look();
    expect(seen.map(({ size }) => size)).toStrictEqual([2, 2, 2]);
  });
});

const dyingImport = new URL("../../fixtures/dying-import.ts", import.meta.url).pathname;
const importedRoutes = 3000;
const elementsAtOnce = 4000;

describe.skipIf(uri === "")("a large import whose program is killed", { timeout: 240_000 }, () => {
  let store: GraphStore;

  beforeAll(async () => {
    await emptyGraph(server, prefix);
    store = await open(elementsAtOnce);
    await world.fillWithTrade(store);
    await world.runImport(store, { contributor: "seeds", batch: { nodes: world.manyAreas } });
  });
  afterAll(async () => {
    await store.close();
    await emptyGraph(server, prefix);
  });

  async function killAt(moment: "before" | "after", text: string): Promise<void> {
    const program = spawn(process.execPath, [dyingImport, uri, prefix, moment, text, String(elementsAtOnce)], {
      stdio: "inherit",
      env: { ...process.env, NEO4J_TEST_USER: user ?? "", NEO4J_TEST_PASSWORD: password ?? "" },
    });
    const [, signal] = (await once(program, "exit")) as [number | null, string | null];
    expect(signal).toBe("SIGKILL");
  }

  /** As time does. */
  const endLease = () => query(`MATCH (l:${names.meta} {key: 'lease'}) SET l.expires = 0`);

  test.each([
    ["when all is written and nothing visible", "before", "unsettledStatus = 'committed'", 0],
    ["when it has become visible", "before", "{changing: $number}", importedRoutes],
  ] as const)("%s is undone or finished by whoever meets it", async (_, moment, text, added) => {
    const countSeries = async () => (await store.statistics()).relationships.byType["REPORTED_IN"]!;
    const before = await countSeries();
    await killAt(moment, text);
    expect(await countSeries()).toBe(before + added);
    expect(await countMarks()).not.toStrictEqual(settled);
    await endLease();
    const other = await open(elementsAtOnce);
    try {
      await expect.poll(countMarks, { timeout: 60_000 }).toStrictEqual(settled);
      expect(await countSeries()).toBe(before + added);
      const routes = await query<{ count: number }>(
        `MATCH (r:${names.label("CommodityRoute")}) RETURN count(r) AS count`,
      );
      expect(routes).toStrictEqual([{ count: before + added }]);
    } finally {
      await other.close();
    }
  });
});
