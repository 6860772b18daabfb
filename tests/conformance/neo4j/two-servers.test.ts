/** Two servers on one graph: each answers for the imports of the other, and takes over where the other is killed. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { ImportResponse } from "#graph-schema/contract/import.ts";
import type { DatasetSummary, StatisticsResponse } from "#graph-schema/contract/statistics.ts";
import { comtradeCsv, type ComtradeRow } from "../../fixtures/comtrade-csv.ts";
import { settingsOnNeo4j, startServerProcess, type ServerProcess } from "../../fixtures/server-process.ts";
import { removeGraph } from "../../setup/neo4j/empty-graph.ts";

const neo4j = inject("neo4j");

/** Rows enough to be read for a second or two, of routes few enough to be written fast. */
const routes = 500;
const periods = 60;
const all = routes * periods;
const figures = comtradeCsv(
  Array.from({ length: all }, (_, index): ComtradeRow => ({
    period: 1962 + (index % periods),
    cmdCode: String(840_000 + Math.floor(index / periods)),
    primaryValue: 1 + (index % 997),
  })),
);
const oneRow = (row: ComtradeRow = {}) => comtradeCsv([row]);

interface Pair {
  prefix: string;
  first: ServerProcess;
  second: ServerProcess;
}

/** `isAtOnce`: both find the graph empty, and make its indexes and fill it at the same time. */
async function startPair(name: string, isAtOnce: boolean): Promise<Pair> {
  const prefix = `S${process.pid}${name}`;
  const start = () => startServerProcess(settingsOnNeo4j(neo4j, prefix));
  const starting = start();
  if (!isAtOnce) await Promise.allSettled([starting]);
  const started = await Promise.allSettled([starting, start()]);
  const [first, second] = started.filter((one) => one.status === "fulfilled").map(({ value }) => value);
  if (first && second) return { prefix, first, second };
  await first?.stop();
  throw started.find((one) => one.status === "rejected")?.reason;
}

async function endPair({ prefix, first, second }: Pair): Promise<void> {
  await Promise.all([first.stop(), second.stop()]);
  await removeGraph(neo4j, prefix);
}

const readImport = (server: ServerProcess, id: string) => server.read<ImportResponse>(`/imports/${id}`);

async function follow(
  server: ServerProcess,
  id: string,
  isThere: (state: ImportResponse) => boolean,
): Promise<ImportResponse> {
  for (;;) {
    const state = await readImport(server, id);
    if (isThere(state)) return state;
    if (state.finished !== null) throw new Error(`The import has ended before: ${JSON.stringify(state)}`);
    await sleep(10);
  }
}

const untilFinished = (server: ServerProcess, id: string) => follow(server, id, ({ finished }) => finished !== null);

async function readEvents(server: ServerProcess, id: string): Promise<ImportResponse[]> {
  const text = await (await server.ask(`/imports/${id}/events`)).text();
  const events = text.split("\n\n").filter((event) => event.startsWith("data: "));
  return events.map((event) => JSON.parse(event.slice("data: ".length)) as ImportResponse);
}

const readStatistics = (server: ServerProcess) => server.read<StatisticsResponse>("/statistics");

async function readDataset(server: ServerProcess): Promise<DatasetSummary | undefined> {
  return (await readStatistics(server)).datasets.find(({ observations }) => observations > 0);
}

const traceOf = (origin: string, destination: string) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({
    origins: [origin],
    destinations: [destination],
    commodities: ["840001"],
    before: "1990",
    after: "2020",
  }),
});

describe.skipIf(neo4j.uri === "")("two servers on one graph", () => {
  /** Of the figures, imported without disturbance. */
  let digest: string | undefined;

  describe("while both run", () => {
    let pair: Pair;
    beforeAll(async () => {
      pair = await startPair("a", true);
    });
    afterAll(() => endPair(pair));

    test("the other tells of an import, its events and rejections, and traces see it within seconds", async () => {
      const { first, second } = pair;
      const { id } = await first.upload(`${figures}${oneRow({ cmdCode: "wrong" }).split("\n")[1]}\n`);
      const events = await readEvents(second, id);
      const end = events.at(-1);
      expect(end).toMatchObject({ status: "succeeded", report: { accepted: all, rejected: 1 } });
      expect(new Set(events.map(({ progress }) => progress.phase)).size).toBeGreaterThan(1);
      for (const server of [first, second]) {
        expect(await readImport(server, id)).toStrictEqual(end);
        expect(await readEvents(server, id)).toStrictEqual([end]);
        const rejections = await (await server.ask(`/imports/${id}/rejections.csv`)).text();
        expect(rejections.split("\n")[1]).toMatch(/^30002,cmdCode,wrong,/);
        const { status } = await server.ask(`/imports/${id}`, { method: "DELETE" });
        expect(status).toBe(409);
      }
      ({ digest } = (await readDataset(second))!);
      const { dataVersion } = end!;
      await expect
        .poll(() => second.read("/ready"), { timeout: 15_000, interval: 100 })
        .toMatchObject({ dataVersion, indexDataVersion: dataVersion, index: "built" });
      const trace = await second.read<{ dataVersion: string; direct: { leg: { reporter: unknown } }[] }>(
        "/traces",
        traceOf("CHN", "KGZ"),
      );
      expect(trace.dataVersion).toBe(dataVersion);
      expect(trace.direct[0]?.leg.reporter).not.toBeNull();
    });

    test("the other cancels it, and nothing of it is there", async () => {
      const { first, second } = pair;
      const before = await readStatistics(second);
      const { id } = await first.upload(figures, { dataset: "source:cancelled" });
      const cancelled = await second.read(`/imports/${id}`, { method: "DELETE" });
      expect(cancelled).toMatchObject({ id, status: "cancelled", report: null, dataVersion: null });
      expect(await readImport(first, id)).toStrictEqual(cancelled);
      expect(await readStatistics(first)).toStrictEqual(before);
    });

    test("imports of the same routes at both at once lose nothing", async () => {
      const servers = [pair.first, pair.second];
      const begun = await Promise.all(
        servers.flatMap((server, index) =>
          [0, 1].map(async (round) => {
            const { id } = await server.upload(oneRow({ cmdCode: "850440" }), { dataset: `source:d${index}${round}` });
            return untilFinished(servers[1 - index]!, id);
          }),
        ),
      );
      expect(begun.map(({ status }) => status)).toStrictEqual(Array.from({ length: 4 }, () => "succeeded"));
      const flow = await pair.second.read<{ series: { dataset: string }[] }>("/flows/CHN/KGZ/850440");
      const datasets = ["source:d00", "source:d01", "source:d10", "source:d11"];
      expect(flow.series.map(({ dataset }) => dataset).toSorted()).toStrictEqual(datasets);
    });
  });

  describe.concurrent("of which one is killed", () => {
    const moments: [string, "reading" | "committing", number][] = [
      ["while it reads", "reading", 50],
      ["while it commits", "committing", Math.random() * 1500],
    ];

    test.each(moments)("%s (%s, after %d ms), the other tells the end truthfully", async (_, phase, delay) => {
      const pair = await startPair(phase, false);
      const { first, second } = pair;
      try {
        const { id } = await first.upload(figures);
        await follow(first, id, ({ progress }) => progress.phase === phase);
        await sleep(delay);
        await first.kill();
        const following = await second.upload(figures);
        const seen = new Set<number>();
        const ends = Promise.all([untilFinished(second, id), untilFinished(second, following.id)]);
        let isOver = false;
        void ends.finally(() => {
          isOver = true;
        });
        while (!isOver) {
          seen.add((await readStatistics(second)).observations);
          await sleep(50);
        }
        const [end, again] = await ends;
        expect([0, all]).toEqual(expect.arrayContaining([...seen]));
        expect(again).toMatchObject({ status: "succeeded", report: { accepted: all, rejected: 0 } });
        if (end.status === "succeeded") {
          expect(end).toMatchObject({ dataVersion: again.dataVersion, report: { accepted: all } });
          expect(again.report?.changed).toBe(0);
        } else {
          expect(end).toMatchObject({ status: "failed", failure: expect.stringContaining("went away") });
          expect(again.report?.unchanged).toBe(0);
        }
        expect(await readDataset(second)).toMatchObject({ observations: all, digest });
      } finally {
        await endPair(pair);
      }
    });
  });
});
