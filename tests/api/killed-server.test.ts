/** A server that is killed in the midst of an import and started again on the same embedded store. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import type { ImportResponse } from "#graph-schema/contract/import.ts";
import type { StatisticsResponse } from "#graph-schema/contract/statistics.ts";
import { comtradeCsv, type ComtradeRow } from "../fixtures/comtrade-csv.ts";
import { startServerProcess, type ServerProcess } from "../fixtures/server-process.ts";

const folder = mkdtempSync(join(tmpdir(), "entrepot-killed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const long = comtradeCsv(
  Array.from({ length: 40_000 }, (_, index): ComtradeRow => ({
    period: 1990 + (index % 30),
    cmdCode: String(840_000 + (index % 9000)),
  })),
);

async function follow(
  server: ServerProcess,
  id: string,
  isThere: (state: ImportResponse) => boolean,
): Promise<ImportResponse> {
  for (;;) {
    const state = await server.read<ImportResponse>(`/imports/${id}`);
    if (isThere(state)) return state;
    await sleep(5);
  }
}

const readRejections = async (server: ServerProcess, id: string) =>
  (await server.ask(`/imports/${id}/rejections.csv`)).text();

test("tells of imports as they ended, and of the one that it was killed in", { timeout: 90_000 }, async () => {
  const first = await startServerProcess({ ENTREPOT_DATA: folder });
  const { id: done } = await first.upload(comtradeCsv([{}, { cmdCode: "wrong" }]));
  const end = await follow(first, done, ({ finished }) => finished !== null);
  const rejections = await readRejections(first, done);
  expect(rejections).toContain("wrong");
  const before = await first.read<StatisticsResponse>("/statistics");
  const { id: running } = await first.upload(long);
  const { id: queued } = await first.upload(long);
  await follow(first, running, ({ progress }) => progress.phase === "reading");
  await first.kill();

  const second = await startServerProcess({ ENTREPOT_DATA: folder });
  try {
    expect(await second.read(`/imports/${done}`)).toStrictEqual(end);
    expect(await readRejections(second, done)).toBe(rejections);
    for (const id of [running, queued]) {
      const state = await second.read<ImportResponse>(`/imports/${id}`);
      expect(state).toMatchObject({ status: "failed", dataVersion: null });
      expect(state.failure).toContain("import the file again");
    }
    expect(await second.read("/statistics")).toStrictEqual(before);
    expect(readdirSync(join(folder, "imports"))).toStrictEqual([]);
  } finally {
    await second.stop();
  }
});
