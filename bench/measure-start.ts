/**
 * From `npm start` to ready, on the shipped seeds with the client built; then from the address bar to the first answer
 * on the screen. Parameter: how many runs of each (5).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { buildClientIfStale } from "../scripts/client-build.ts";
import { launchChromium, timeFirstAnswer, type FirstAnswer } from "./first-answer.ts";
import { describeLoad, describeMachine } from "./machine.ts";
import { spreadHead, spreadRow } from "./spread.ts";
import { startServer, type StartedServer } from "./start-server.ts";

const mebibyte = 1024 ** 2;

interface Run {
  server: StartedServer;
  /** The first page that this server answers, and the one after it. */
  firstPage: FirstAnswer;
  secondPage: FirstAnswer;
}

/** Starts on `folder`, opens the first screen twice, each time with an empty cache, and stops. */
async function runOnce(browser: Browser, folder: string): Promise<Run> {
  const server = await startServer(folder);
  try {
    const firstPage = await timeFirstAnswer(browser, server.address);
    const secondPage = await timeFirstAnswer(browser, server.address);
    return { server, firstPage, secondPage };
  } finally {
    await server.stop();
  }
}

async function inTemporaryFolder<Answer>(measure: (folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), "entrepot-bench-start-"));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On a folder that is empty each time: the seeds are read, checked and stored. */
async function measureFirstStarts(browser: Browser, count: number): Promise<Run[]> {
  const runs: Run[] = [];
  for (let run = 0; run < count; run += 1) runs.push(await inTemporaryFolder((folder) => runOnce(browser, folder)));
  return runs;
}

/** On one folder that an uncounted start has filled. */
function measureLaterStarts(browser: Browser, count: number): Promise<Run[]> {
  return inTemporaryFolder(async (folder) => {
    const runs: Run[] = [];
    for (let run = 0; run <= count; run += 1) runs.push(await runOnce(browser, folder));
    return runs.slice(1);
  });
}

const figures: [name: string, read: (run: Run) => number][] = [
  ["`npm start` → port answers, ms", ({ server }) => server.listens],
  ["`npm start` → /ready 200, ms", ({ server }) => server.ready],
  ["`npm start` → ready line, ms", ({ server }) => server.readyLine],
  ["processor time until ready, ms", ({ server }) => server.processor * 1000],
  ["resident memory when ready, MiB", ({ server }) => server.memory / mebibyte],
  ["navigation → first paint, ms", ({ firstPage }) => firstPage.firstPaint],
  ["navigation → first chain row, ms", ({ firstPage }) => firstPage.chainRow],
  ["navigation → edges drawn, ms", ({ firstPage }) => firstPage.edges],
  ["second page: navigation → row and edges, ms", ({ secondPage }) => Math.max(secondPage.chainRow, secondPage.edges)],
  ["over the wire until then, KiB", ({ firstPage }) => firstPage.bytes / 1024],
  ["answers until then", ({ firstPage }) => firstPage.requests],
];

function printRuns(title: string, runs: readonly Run[]): void {
  console.log(`\n${title}\n\n${spreadHead}`);
  for (const [name, read] of figures) console.log(spreadRow(name, runs.map(read)));
}

const count = Number(process.argv[2] ?? 5);
await buildClientIfStale();
console.log(describeMachine());
const browser = await launchChromium();
try {
  // Warms the disk cache of program, client and browser; not counted.
  await inTemporaryFolder((folder) => runOnce(browser, folder));
  printRuns("First start, on an empty folder", await measureFirstStarts(browser, count));
  printRuns("Later starts, on a seeded folder", await measureLaterStarts(browser, count));
} finally {
  await browser.close();
}
console.log(`\nBrowser: Chromium ${browser.version()}, window 1440 × 900, no GPU; load after ${describeLoad()}`);
