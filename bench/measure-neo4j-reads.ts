/**
 * The same questions to a server on the embedded store, to one on Neo4j, and to Neo4j itself by a plain query; starts of
 * both servers and the stream of all series. The stores' answers are compared before anything is timed.
 * `node bench/measure-neo4j-reads.ts [routes] [runs] [seed]`: 100,000 routes, 200 runs, seed 1.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import { countryId } from "#graph-schema/node-id.ts";
import { openSeededStore } from "../server/open-store.ts";
import type { GraphStore } from "../server/graph-store/graph-store.ts";
import { cellBatches, syntheticDataset, syntheticNodes, type SyntheticWorld } from "./generate-trade.ts";
import { generateHubWorld, type HubWorld } from "./hub-world.ts";
import { describeLoad, describeMachine } from "./machine.ts";
import { startMeasuredNeo4j } from "./measured-neo4j.ts";
import { readQuestions } from "./read-questions.ts";
import { startServer, type StartedServer } from "./start-server.ts";
import { compareAnswers, timesHead, timesRow } from "./time-questions.ts";

const [routes = 100_000, runs = 200, seed = 1] = process.argv.slice(2).map(Number);
const memory = { heap: "3g", pageCache: "2g" };
const budget = { runs, patience: 4000 };
/** Milliseconds; an index over a million routes takes minutes on a busy machine. */
const startPatience = 900_000;
/** Without the client, which no question here needs. */
const serve = [process.execPath, join(import.meta.dirname, "../server/main.ts")] as const;

async function seconds(work: () => Promise<unknown>): Promise<string> {
  const started = performance.now();
  await work();
  return ((performance.now() - started) / 1000).toFixed(1);
}

/** Only the shipped countries and commodities beside the synthetic world. */
async function fill(uri: string, world: SyntheticWorld): Promise<void> {
  const store = await openSeededStore({ uri, neo4j: {}, seeds: "none" });
  try {
    const session = await store.openImport({ contributor: syntheticDataset });
    await session.stage({ nodes: syntheticNodes(world) });
    for (const batch of cellBatches(world)) await session.stageCells(batch);
    const { rejections } = await session.commit();
    if (rejections.length > 0) throw new Error(`${rejections.length} rows were refused: ${rejections[0]!.reason}`);
  } finally {
    await store.close();
  }
}

/** A route of the country of ten, and one of its series. */
async function findSeries(store: GraphStore, world: HubWorld): Promise<{ route: string; series: string }> {
  const { nodes } = await store.expand({ nodeIds: [countryId(world.ten)], exclude: [], limit: 1 });
  const route = nodes[0]!.id;
  const { relationships } = await store.expand({ nodeIds: [route, syntheticDataset], exclude: [], limit: 1 });
  return { route, series: relationships.find(({ type, start }) => type === "REPORTED_IN" && start === route)!.id };
}

async function drainStore(uri: string): Promise<string> {
  const store = await openSeededStore({ uri, neo4j: {}, seeds: "none", access: "read" });
  try {
    let series = 0;
    const taken = await seconds(async () => {
      for await (const { headers } of store.streamSeries()) series += headers.length;
    });
    return `${taken} | ${series.toLocaleString("en")}`;
  } finally {
    await store.close();
  }
}

const seriesPattern = "MATCH (r:CommodityRoute)-[s:REPORTED_IN]->(d:Dataset)";
const seriesFields =
  "r.hs, d.id, s.key, s.reportedUnit, s.periods, s.values, s.reportedValues, s.status, s.monthsCovered";
const plainStreams: [name: string, query: string][] = [
  ["a row for each", `${seriesPattern} RETURN r.exporter, r.importer, ${seriesFields}`],
  [
    "grouped by pair of countries",
    `${seriesPattern} WITH r.exporter AS exporter, r.importer AS importer, collect([${seriesFields}]) AS series
     RETURN exporter, importer, series`,
  ],
];

async function drainQuery(driver: Driver, query: string): Promise<string> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  let rows = 0;
  const taken = await seconds(async () => {
    for await (const _ of session.run(query)) rows += 1;
  });
  await session.close();
  return `${taken} | ${rows.toLocaleString("en")}`;
}

async function measureStreams(uris: Record<string, string>, driver: Driver): Promise<void> {
  console.log("\n| all series, once | s | rows |\n| --- | --: | --: |");
  for (const [name, uri] of Object.entries(uris)) console.log(`| ${name} | ${await drainStore(uri)} |`);
  for (const [name, query] of plainStreams)
    console.log(`| plain query, ${name} | ${await drainQuery(driver, query)} |`);
}

function printStarts(servers: Record<string, StartedServer>): void {
  console.log("\n| server on the filled store, from its start to | port, s | /ready, s | processor, s | memory, MiB |");
  console.log("| --- | --: | --: | --: | --: |");
  for (const [name, { listens, ready, processor, memory }] of Object.entries(servers)) {
    const cells = [listens / 1000, ready / 1000, processor].map((figure) => figure.toFixed(1));
    console.log(`| ${name} | ${cells.join(" | ")} | ${Math.round(memory / 1024 ** 2)} |`);
  }
}

async function measureQuestions(world: HubWorld, folder: string, uri: string, driver: Driver): Promise<void> {
  const start = (environment: NodeJS.ProcessEnv) =>
    startServer(folder, {
      environment: { ENTREPOT_SEEDS: "none", ...environment },
      command: serve,
      patience: startPatience,
    });
  const store = await openSeededStore({ uri, neo4j: {}, seeds: "none" });
  const questions = readQuestions(world, await findSeries(store, world));
  await store.close();
  const embedded = await start({ NEO4J_URI: "" });
  try {
    const onNeo4j = await start({ NEO4J_URI: uri });
    try {
      printStarts({ embedded, Neo4j: onNeo4j });
      const session = driver.session({ defaultAccessMode: neo4j.session.READ });
      const asked = { embedded: embedded.address, neo4j: onNeo4j.address, session };
      for (const question of questions) await compareAnswers(asked, question);
      console.log(`\nThe stores agree on all ${questions.length} questions. Milliseconds:\n\n${timesHead}`);
      for (const question of questions) console.log(await timesRow(asked, question, budget));
      await session.close();
    } finally {
      await onNeo4j.stop();
    }
  } finally {
    await embedded.stop();
  }
}

async function measureAll(folder: string, uri: string): Promise<void> {
  const world = generateHubWorld(routes, seed);
  const driver = neo4j.driver(uri, undefined, { disableLosslessIntegers: true });
  try {
    const embedded = `sqlite:${folder}`;
    console.log(`Filled the embedded store in ${await seconds(() => fill(embedded, world))} s`);
    console.log(`Filled Neo4j in ${await seconds(() => fill(uri, world))} s`);
    await measureStreams({ embedded, Neo4j: uri }, driver);
    await measureQuestions(world, folder, uri, driver);
  } finally {
    await driver.close();
  }
}

console.log(`${describeMachine()}\nSynthetic routes: ${routes.toLocaleString("en")}, 8 years, seed ${seed}`);
const folder = mkdtempSync(join(tmpdir(), "entrepot-bench-reads-"));
try {
  const server = await startMeasuredNeo4j(memory);
  try {
    console.log(`Neo4j ${server.version} Community, heap ${memory.heap}, page cache ${memory.pageCache}`);
    await measureAll(folder, server.uri);
  } finally {
    await server.remove();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\nLoad after ${describeLoad()}`);
