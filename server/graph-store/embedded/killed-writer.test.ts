import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fillWithTrade, manyAreas, runImport } from "../../../tests/conformance/small-world.ts";
import { openGraphStore } from "../open-graph-store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-killed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const newRoutes = 5000;

/** A program that opens the store, stages many figures, says so, and commits. */
const program = `
import { openGraphStore } from ${JSON.stringify(new URL("../open-graph-store.ts", import.meta.url).href)};
import { cellBatch, manyCells } from ${JSON.stringify(new URL("../../../tests/conformance/small-world.ts", import.meta.url).href)};
const store = await openGraphStore("sqlite:" + process.env.STORE_FOLDER);
const session = await store.openImport({ contributor: "source:customs" });
await session.stageCells(cellBatch("source:customs", manyCells(${newRoutes})));
console.log("staged");
await session.commit();
console.log("committed");
setInterval(() => {}, 1000);
`;

/** Kills the program without warning, `wait` milliseconds after it has said `when`. */
async function runUntilKilled(when: "staged" | "committed", wait: number): Promise<void> {
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    env: { ...process.env, STORE_FOLDER: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let said = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    said += chunk as string;
    if (said.includes(when)) break;
  }
  await new Promise((resolve) => setTimeout(resolve, wait));
  child.kill("SIGKILL");
  await ended;
}

async function routesAfterwards(): Promise<number | undefined> {
  const store = await openGraphStore(`sqlite:${folder}`);
  try {
    const { nodes, observations } = await store.statistics();
    let streamed = 0;
    for await (const block of store.streamSeries()) streamed += block.period.length;
    expect(streamed).toBe(observations);
    return nodes.byType["CommodityRoute"];
  } finally {
    await store.close();
  }
}

test("a program that is killed leaves the old state or the new one, no lock and no staging file", async () => {
  const before = await openGraphStore(`sqlite:${folder}`);
  await fillWithTrade(before);
  await runImport(before, { contributor: "seeds", batch: { nodes: manyAreas } });
  await before.close();
  for (const wait of [0, 60]) {
    await runUntilKilled("staged", wait);
    expect([2, 2 + newRoutes]).toContain(await routesAfterwards());
    expect(readdirSync(folder).filter((name) => name.startsWith("staging-"))).toStrictEqual([]);
  }
  await runUntilKilled("committed", 0);
  expect(await routesAfterwards()).toBe(2 + newRoutes);
  const database = new DatabaseSync(join(folder, "entrepot.sqlite"));
  expect(Object.values(database.prepare("PRAGMA integrity_check").get() ?? {})).toStrictEqual(["ok"]);
  database.close();
}, 60_000);
