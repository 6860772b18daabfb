/**
 * Time of traces over synthetic routes in the embedded store: one HS6 and all HS6, by the engine and over HTTP; answers
 * are checked against the generator. `node bench/measure-trace.ts [routes] [runs] [seed]`, or `npm run bench -- trace`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { pino } from "pino";
import { apiBase } from "#graph-schema/contract/endpoints.ts";
import { traceRequestSchema, type TraceRequestInput, type TraceResponse } from "#graph-schema/contract/trace.ts";
import { createApp } from "../server/app.ts";
import type { GraphStore } from "../server/graph-store/graph-store.ts";
import { openGraphStore } from "../server/graph-store/open-graph-store.ts";
import { createDoor } from "../server/http/door/door.ts";
import { createEventStreams } from "../server/http/event-streams.ts";
import { createMetrics } from "../server/http/metrics.ts";
import { createReadiness } from "../server/readiness.ts";
import { createTracesRouter } from "../server/routes/traces/traces.ts";
import { openTraceEngine, type TraceEngine } from "../server/trace-engine/trace-engine.ts";
import { checkChains, expectChains } from "./check-trace.ts";
import { cellBatches, generateTrade, syntheticDataset, syntheticNodes, type SyntheticWorld } from "./generate-trade.ts";
import { describeMachine } from "./machine.ts";
import { percentileOf } from "./spread.ts";

const [routes = 1_000_000, runs = 100, seed = 1] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "entrepot-trace-"));
/** The largest exporter and a middling importer. */
const origin = 0;
const destination = 20;
const code = 7;

async function fill(store: GraphStore, world: SyntheticWorld): Promise<void> {
  const session = await store.openImport({ contributor: syntheticDataset });
  await session.stage({ nodes: syntheticNodes(world) });
  for (const batch of cellBatches(world)) await session.stageCells(batch);
  const { rejections } = await session.commit();
  if (rejections.length > 0) throw new Error(`${rejections.length} rows were refused: ${rejections[0]!.reason}`);
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
  const started = performance.now();
  await work();
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

function serveTraces(store: GraphStore, engine: TraceEngine): Promise<Server> {
  const readiness = createReadiness();
  const reach = { door: createDoor(undefined), moreHosts: [], trustedProxies: [] };
  const parts = { readiness, metrics: createMetrics(), eventStreams: createEventStreams(), ...reach };
  const logger = pino({ level: "silent" });
  const app = express().use(createApp({ ...parts, logger, checkAnswers: false, clientFolder: folder }));
  readiness.open({ store, engine, api: createTracesRouter({ engine }) });
  return new Promise((resolve) => {
    const server = app.listen(0, "127.0.0.1", () => resolve(server));
  });
}

async function post(server: Server, body: TraceRequestInput): Promise<TraceResponse> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${apiBase}/traces`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as TraceResponse;
}

async function time(name: string, count: number, ask: () => Promise<unknown>): Promise<void> {
  for (let warmUp = 0; warmUp < 5; warmUp += 1) await ask();
  const times: number[] = [];
  for (let run = 0; run < count; run += 1) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  const [p50, p99, least, most] = [0.5, 0.99, 0, 1].map((share) => percentileOf(times, share).toFixed(2));
  console.log(`| ${name} | ${p50} | ${p99} | ${least} … ${most} | ${count} |`);
}

async function measure(world: SyntheticWorld, store: GraphStore, engine: TraceEngine): Promise<void> {
  const ends = { origins: [world.countries[origin]!], destinations: [world.countries[destination]!] };
  const windows = { before: "2016/2019", after: "2020/2023" };
  const questions: [string, number, TraceRequestInput, number | undefined][] = [
    ["one HS6", runs, { ...ends, ...windows, commodities: [world.codes[code]!] }, code],
    ["all HS6", Math.max(5, runs / 5), { ...ends, ...windows, commodities: ["all"] }, undefined],
  ];
  const server = await serveTraces(store, engine);
  console.log("| trace | p50 ms | p99 ms | range | runs |\n|---|---|---|---|---|");
  for (const [name, count, body, only] of questions) {
    const request = traceRequestSchema.parse(body);
    checkChains(await engine.trace(request), expectChains(world, origin, destination, only));
    checkChains(await post(server, body), expectChains(world, origin, destination, only));
    await time(`${name}, engine`, count, () => engine.trace(request));
    await time(`${name}, HTTP`, count, () => post(server, body));
  }
  const found = await engine.trace(traceRequestSchema.parse(questions[1]![2]));
  console.log(
    `All HS6: ${found.total} chains, ${found.openTotal} open chains, ${found.chains.length} and ${found.openChains.length} shown`,
  );
  server.close();
}

console.log(`${describeMachine()}\nSynthetic routes: ${routes.toLocaleString("en")}, 8 years, seed ${seed}`);
try {
  const world = generateTrade(routes, seed);
  const store = await openGraphStore(`sqlite:${folder}`);
  console.log(`Filling the store: ${await seconds(() => fill(store, world))}`);
  let engine: TraceEngine | undefined;
  console.log(`Building the index: ${await seconds(async () => (engine = await openTraceEngine(store)))}`);
  const { routes: held, series, observations, bytes } = engine!.state();
  console.log(`${held} routes, ${series} series, ${observations} observations, ${Math.round(bytes / 1e6)} MB shared`);
  await measure(world, store, engine!);
  await engine!.close();
  await store.close();
  console.log(`Peak memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
