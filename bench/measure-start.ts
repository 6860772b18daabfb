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
import { spreadRow } from "./spread.ts";
import { startServer, type StartedServer } from "./start-server.ts";

const mebibyte = 1024 ** 2;

interface Run {
  server: StartedServer;
  /** The first page that this server answers, and the one after it. */
  pages: FirstAnswer[];
}

/** Starts on `folder`, opens the first screen twice, each time with an empty cache, and stops. */
async function runOnce(browser: Browser, folder: string): Promise<Run> {
  const server = await startServer(folder);
  try {
    const pages = [await timeFirstAnswer(browser, server.address), await timeFirstAnswer(browser, server.address)];
    return { server, pages };
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

function printRuns(title: string, runs: readonly Run[]): void {
  const ofServer = (read: (server: StartedServer) => number) => runs.map(({ server }) => read(server));
  const ofPage = (index: number, read: (page: FirstAnswer) => number) =>
    runs.flatMap(({ pages }) => pages.slice(index, index + 1).map((page) => read(page)));
  console.log(`\n${title}\n`);
  console.log("| | median | smallest … largest | n |\n| --- | --: | --: | --: |");
  console.log(
    spreadRow(
      "`npm start` → port answers, ms",
      ofServer(({ listens }) => listens),
    ),
  );
  console.log(
    spreadRow(
      "`npm start` → /ready 200, ms",
      ofServer(({ ready }) => ready),
    ),
  );
  console.log(
    spreadRow(
      "`npm start` → ready line, ms",
      ofServer(({ readyLine }) => readyLine),
    ),
  );
  console.log(
    spreadRow(
      "processor time until ready, ms",
      ofServer(({ processor }) => processor * 1000),
    ),
  );
  console.log(
    spreadRow(
      "resident memory when ready, MiB",
      ofServer(({ memory }) => memory / mebibyte),
    ),
  );
  for (const [index, name] of ["first page of the server", "second page"].entries()) {
    console.log(
      spreadRow(
        `${name}: navigation → first paint, ms`,
        ofPage(index, ({ firstPaint }) => firstPaint),
      ),
    );
    console.log(
      spreadRow(
        `${name}: navigation → first chain row, ms`,
        ofPage(index, ({ chainRow }) => chainRow),
      ),
    );
    console.log(
      spreadRow(
        `${name}: navigation → edges drawn, ms`,
        ofPage(index, ({ edges }) => edges),
      ),
    );
  }
  console.log(
    spreadRow(
      "over the wire until then, KiB",
      ofPage(0, ({ bytes }) => bytes / 1024),
    ),
  );
  console.log(
    spreadRow(
      "answers until then",
      ofPage(0, ({ requests }) => requests),
    ),
  );
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
