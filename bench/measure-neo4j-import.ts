/**
 * A synthetic world of trade into Neo4j: through the import of the store, and by a plain program with one session and
 * UNWIND of 20,000 rows, by rows and by pairs of countries, each into a new server with the same constraints and indexes.
 * Then every series streamed back, as the trace index reads it and by a plain driver.
 * `node bench/measure-neo4j-import.ts [routes] [seed]`; 200,000 routes, seed 1.
 */
import neo4j, { type Driver } from "neo4j-driver";
import { Neo4jDatabase } from "../server/graph-store/neo4j/database/database.ts";
import { openGraphStore } from "../server/graph-store/open-graph-store.ts";
import { generateTrade, type SyntheticWorld } from "./generate-trade.ts";
import { describeLoad, describeMachine } from "./machine.ts";
import { startMeasuredNeo4j } from "./measured-neo4j.ts";
import { bytesIn, findFolders, plainLogs } from "./neo4j-files.ts";
import { countElements, importWorld, type ImportTimes } from "./neo4j-import-world.ts";
import { importPlainly, type PlainKind } from "./plain-neo4j-import.ts";
import { streamPlainly, streamThroughStore, type PlainStream } from "./stream-neo4j.ts";

const [routes = 200_000, seed = 1] = process.argv.slice(2).map(Number);
const memory = { heap: "2g", pageCache: "1g" };

interface OnServer<Result> {
  result: Result;
  /** Bytes of the database and of its transaction logs. */
  store: number;
  log: number;
}

async function withServer<Result>(work: (uri: string, driver: Driver) => Promise<Result>): Promise<OnServer<Result>> {
  const server = await startMeasuredNeo4j({ ...memory, settings: plainLogs });
  const driver = neo4j.driver(server.uri);
  try {
    const folders = await findFolders(driver);
    const result = await work(server.uri, driver);
    await server.end();
    return { result, store: bytesIn(folders.store), log: bytesIn(folders.logs) };
  } finally {
    await driver.close();
    await server.remove();
  }
}

interface Imported extends ImportTimes {
  turning: number;
  settling: number;
  streams: [name: string, seconds: number][];
}

/** When the statuses of an import changed, seen from the queries that change them. */
function watchStatus(): { turned: () => number; settled: () => number; began: () => number } {
  const times = { began: 0, turned: 0, settled: 0 };
  const write = Reflect.get(Neo4jDatabase.prototype, "write");
  Neo4jDatabase.prototype.write = function (work, options) {
    let says = "";
    const before = performance.now();
    const result = write.call(
      this,
      (run) =>
        work((text, parameters) => {
          if (text.includes("unsettledStatus")) says = text;
          return run(text, parameters);
        }),
      options,
    );
    return result.then((value) => {
      if (says.includes("= 'committed'")) Object.assign(times, { began: before, turned: performance.now() });
      if (says.includes("REMOVE m.unsettledStatus")) times.settled = performance.now();
      return value;
    }) as never;
  };
  return { began: () => times.began, turned: () => times.turned, settled: () => times.settled };
}

function measureStore(world: SyntheticWorld): Promise<OnServer<Imported>> {
  return withServer(async (uri, driver) => {
    const store = await openGraphStore(uri);
    try {
      const watch = watchStatus();
      const times = await importWorld(store, world);
      const seconds = (from: number, to: number) => (to - from) / 1000;
      const streams: [string, number][] = [["the store's stream", await streamThroughStore(store)]];
      for (const kind of ["rows", "pairs"] satisfies PlainStream[]) {
        streams.push([`plain driver, ${kind}`, await streamPlainly(driver, kind)]);
      }
      return {
        ...times,
        turning: seconds(watch.began(), watch.turned()),
        settling: seconds(watch.turned(), watch.settled()),
        streams,
      };
    } finally {
      await store.close();
    }
  });
}

const measurePlain = (world: SyntheticWorld, kind: PlainKind) =>
  withServer((uri, driver) => importPlainly(driver, uri, world, kind));

console.log(describeMachine());
const world = generateTrade(routes, seed);
const elements = countElements(world);
console.log(
  `${routes.toLocaleString("en")} routes, ${elements.toLocaleString("en")} graph elements, heap ${memory.heap}`,
);
const { result: plain } = await measurePlain(world, "rows");
const { result: grouped } = await measurePlain(world, "pairs");
const { result: own, store, log } = await measureStore(world);
const whole = own.staging + own.committing;
const rate = (seconds: number) => Math.round(elements / seconds).toLocaleString("en");
const row = (name: string, seconds: number) =>
  `| ${name} | ${seconds.toFixed(1)} | ${rate(seconds)} | ${(plain / seconds).toFixed(2)} |`;
console.log(`
| import | s | elements/s | to plain rows |
| --- | --: | --: | --: |
${row("plain session, UNWIND of 20,000 rows", plain)}
${row("plain session, grouped by pair of countries", grouped)}
${row("store, staging and all", whole)}
${row("store, commit alone", own.committing)}

| of the store's import | |
| --- | --: |
| staging, s | ${own.staging.toFixed(1)} |
| the turning transaction, s | ${own.turning.toFixed(2)} |
| settling, s | ${own.settling.toFixed(1)} |
| store, bytes a route | ${Math.round(store / routes)} |
| transaction log, bytes a route | ${Math.round(log / routes)} |

| every series streamed | s |
| --- | --: |
${own.streams.map(([name, seconds]) => `| ${name} | ${seconds.toFixed(1)} |`).join("\n")}

Load after ${describeLoad()}`);
