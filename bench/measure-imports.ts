/**
 * Rows a second from a synthetic UN Comtrade CSV on disk to commit in a new embedded store, through the importer.
 * `node bench/measure-imports.ts [rows] [runs] [seed]`; 1,000,000 rows, five runs after a warm-up, seed 1.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openGraphStore } from "../server/graph-store/open-graph-store.ts";
import { importFile } from "../server/importers/import-file.ts";
import { RejectionLog } from "../server/importers/rejection-log.ts";
import { writeSyntheticComtrade } from "./generate-comtrade.ts";
import { describeLoad, describeMachine } from "./machine.ts";
import { spreadHead, spreadRow } from "./spread.ts";

interface Measured {
  total: number;
  /** Seconds of processor time, all threads together. */
  processor: number;
  reading: number;
  committing: number;
  again: number;
}

const [rows = 1_000_000, runs = 5, seed = 1] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "entrepot-bench-"));
const path = join(folder, "synthetic.csv");

async function importOnce(store: Awaited<ReturnType<typeof openGraphStore>>) {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const used = process.cpuUsage();
  let read = 0;
  const rejections = new RejectionLog(join(folder, "rejections"));
  const result = await importFile({
    store,
    path,
    fileName: "synthetic.csv",
    options: { dataset: "source:synthetic-benchmark" },
    rejections,
    onProgress: ({ phase }) => {
      if (phase === "checking") read = seconds();
    },
  });
  if (result.status === "failed" || result.report.accepted !== rows)
    throw new Error(`Not imported: ${JSON.stringify(result)}`);
  const { user, system } = process.cpuUsage(used);
  return { total: seconds(), reading: read, processor: (user + system) / 1e6 };
}

async function measure(): Promise<Measured> {
  const place = join(folder, "store");
  const store = await openGraphStore(`sqlite:${place}`);
  try {
    const first = await importOnce(store);
    const second = await importOnce(store);
    return { ...first, committing: first.total - first.reading, again: second.total };
  } finally {
    await store.close();
    rmSync(place, { recursive: true, force: true });
  }
}

const figures: [name: string, read: (run: Measured) => number, digits: number][] = [
  ["to commit, rows/s", ({ total }) => rows / total, 0],
  ["to commit, s", ({ total }) => total, 2],
  ["of it reading and staging, s", ({ reading }) => reading, 2],
  ["of it committing, s", ({ committing }) => committing, 2],
  ["processor time of all threads, s", ({ processor }) => processor, 2],
  ["the same file again, s", ({ again }) => again, 2],
];

console.log(describeMachine());
try {
  await writeSyntheticComtrade(path, rows, seed);
  const size = Math.round(statSync(path).size / 1024 / 1024);
  console.log(`Synthetic UN Comtrade CSV: ${rows.toLocaleString("en")} rows, ${size} MiB, seed ${seed}`);
  await measure();
  const measured: Measured[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await measure());
  console.log(`\n${spreadHead}`);
  for (const [name, read, digits] of figures) console.log(spreadRow(name, measured.map(read), digits));
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`\nPeak memory ${memory} MiB, all runs; load after ${describeLoad()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
