import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ImportReport, ImportResponse } from "#graph-schema/contract/import.ts";
import { comtradeCsv } from "../../tests/fixtures/comtrade-csv.ts";
import { createDocumentShelf } from "../../tests/fixtures/document-shelf.ts";
import { fakeStore } from "../../tests/fixtures/route-app.ts";
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import type { CommitOptions, GraphStore, ImportOutcome, ImportSession } from "../graph-store/graph-store.ts";
import { writeReceipt } from "../graph-store/import-receipt.ts";
import { untilFinished, type ImportJob, type JobView } from "./import-job.ts";
import { openImportJobs, type ImportJobs } from "./import-jobs.ts";
import { firstProgress, jobKey, runKey, type JobDocument, type RunDocument } from "./job-documents.ts";

let folder = "";
let shelf: ReturnType<typeof createDocumentShelf>;
const troubles: unknown[] = [];
const opened: ImportJobs[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-servers-"));
  shelf = createDocumentShelf();
  troubles.length = 0;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((jobs) => jobs.close()));
  rmSync(folder, { recursive: true, force: true });
});

const outcome: ImportOutcome = { changed: 1, unchanged: 0, rejections: [], dataVersion: "v2" };

/** A commit as a store makes it: the receipt is saved with it. */
async function commitOn({ receipt }: CommitOptions = {}): Promise<ImportOutcome> {
  if (receipt) {
    const body: unknown = JSON.parse(writeReceipt(receipt, outcome));
    await shelf.saveDocument({ kind: receipt.kind, id: receipt.id, body }, receipt.expected);
  }
  return outcome;
}

/** Every server of a test has a store of its own on the same shelf. */
async function openServer(
  name: string,
  session: Partial<ImportSession> = {},
  more: Partial<GraphStore> = {},
): Promise<ImportJobs> {
  const nothing = () => Promise.resolve();
  const commit: ImportSession["commit"] = (_, options) => commitOn(options);
  const whole: ImportSession = { stage: nothing, stageCells: nothing, abandon: nothing, commit, ...session };
  const store = fakeStore({ kind: "neo4j", ...shelf, openImport: () => Promise.resolve(whole), ...more });
  const onTrouble = (error: unknown) => troubles.push(error);
  const jobs = await openImportJobs({
    store,
    folder: join(folder, name),
    onDataChanged: nothing,
    onFault: onTrouble,
    onTrouble,
  });
  opened.push(jobs);
  return jobs;
}

function start(jobs: ImportJobs, rows = comtradeCsv([{}])): Promise<ImportJob> {
  const path = jobs.spoolPath();
  writeFileSync(path, rows);
  return jobs.start({ path, fileName: "figures.csv", bytes: rows.length, options: {} });
}

const read = async (jobs: ImportJobs, id: string) => (await jobs.find(id))?.present();

async function end(job: JobView): Promise<ImportResponse> {
  await untilFinished(job);
  return job.present();
}

async function listRejections(jobs: ImportJobs, id: string): Promise<number[]> {
  const lines: number[] = [];
  for await (const { line } of jobs.readRejections(id)) lines.push(line);
  return lines;
}

/** A job as a server that died left it. */
async function leaveJob(id: string, more: Partial<JobDocument>): Promise<void> {
  const created = "2026-11-24T10:00:00.000Z";
  const body: JobDocument = { fileName: "left.csv", created, bytes: 1, ending: null, ...more };
  const progress = { ...firstProgress(1), phase: "committing" as const };
  const run: RunDocument = { owner: "dead", status: "running", progress, isCancelled: false };
  await shelf.saveDocument({ ...jobKey(id), body }, "absent");
  await shelf.saveDocument({ ...runKey(id), body: run }, "absent");
}

const prepared: ImportReport = {
  format: "un-comtrade",
  formatLabel: "UN Comtrade",
  encoding: "UTF-8",
  dataset: "source:un-comtrade",
  read: 3,
  accepted: 3,
  changed: 0,
  unchanged: 0,
  rejected: 0,
  rejections: [],
  unallocated: 0,
  skipped: [],
  coverage: "inferred",
  notes: [],
};

it("are followed to their end, with their rejections", async () => {
  const gate = Promise.withResolvers<void>();
  const one = await openServer("one", { stageCells: () => gate.promise });
  const two = await openServer("two");
  const job = await start(one, comtradeCsv([{}, ...Array.from({ length: 6000 }, () => ({ cmdCode: "wrong" }))]));
  const seen = (await two.find(job.id))!;
  expect(seen.isFinished).toBe(false);
  const phases = new Set<string>();
  seen.subscribe(() => phases.add(seen.present().status));
  await expect.poll(() => [...phases], { timeout: 10_000 }).toContain("running");
  gate.resolve();
  expect(await end(seen)).toStrictEqual(await end(job));
  expect(seen.present()).toMatchObject({ status: "succeeded", report: { accepted: 1, rejected: 6000 } });
  for (const server of [one, two]) {
    const lines = await listRejections(server, job.id);
    expect(lines).toStrictEqual(Array.from({ length: 6000 }, (_, index) => index + 3));
  }
});

it("are cancelled where they run, also while they wait", async () => {
  const gate = Promise.withResolvers<void>();
  const one = await openServer("one", { stageCells: () => gate.promise });
  const two = await openServer("two");
  const running = await start(one);
  const waiting = await start(one);
  for (const { id, signal } of [waiting, running]) {
    const cancelling = two.cancel((await two.find(id))!);
    await expect.poll(() => signal.aborted, { timeout: 10_000 }).toBe(true);
    if (id === running.id) gate.resolve();
    expect(await cancelling).toBe(true);
    expect(await two.cancel((await two.find(id))!)).toBe(false);
    expect(await read(two, id)).toStrictEqual(await read(one, id));
  }
});

it("stay known when their server has been closed, and the one that ran says why it ended", async () => {
  const gate = Promise.withResolvers<void>();
  const one = await openServer("one", { stageCells: () => gate.promise });
  const job = await start(one);
  await expect.poll(() => job.present().progress.phase, { timeout: 10_000 }).toBe("reading");
  const closing = one.close();
  gate.resolve();
  await closing;
  const two = await openServer("two");
  const left = await read(two, job.id);
  expect(left).toMatchObject({ status: "cancelled", failure: expect.stringContaining("was stopped") });
});

it("that a dead server left fail with the reason, or have succeeded where they were committed", async () => {
  await leaveJob("lost", {});
  const refused = [{ line: 4, field: null, value: null, reason: "twice" }];
  await leaveJob("made", { prepared, outcome: { ...outcome, rejections: refused, rejected: 1 } });
  const jobs = await openServer("alone", {}, { kind: "embedded" });
  expect(await read(jobs, "lost")).toMatchObject({ status: "failed", failure: expect.stringContaining("went away") });
  expect(await read(jobs, "made")).toMatchObject({
    status: "succeeded",
    progress: { phase: "done" },
    report: { read: 3, accepted: 2, changed: 1, rejected: 1, rejections: refused },
    dataVersion: "v2",
  });
  expect(await listRejections(jobs, "made")).toStrictEqual([4]);
  expect(await shelf.listDocuments("import-run", { limit: 5 })).toStrictEqual([]);
});

it("are not committed by a server that was taken for gone", async () => {
  const gate = Promise.withResolvers<void>();
  const one = await openServer("one", { stageCells: () => gate.promise });
  const job = await start(one);
  await openServer("alone", {}, { kind: "embedded" });
  gate.resolve();
  expect(await end(job)).toMatchObject({ status: "failed", failure: expect.stringContaining("went away") });
});

it("whose commit got no answer end as the store says, once it does", async () => {
  let isAway = false;
  const away = () => new GraphStoreError("unavailable", "Neo4j does not answer");
  const commit: ImportSession["commit"] = async (_, options) => {
    await commitOn(options);
    isAway = true;
    throw away();
  };
  const readDocument: GraphStore["readDocument"] = (key) => (isAway ? Promise.reject(away()) : shelf.readDocument(key));
  const saveDocument: GraphStore["saveDocument"] = (document, expected) =>
    isAway ? Promise.reject(away()) : shelf.saveDocument(document, expected);
  const jobs = await openServer("one", { commit }, { readDocument, saveDocument });
  const job = await start(jobs);
  await expect.poll(() => troubles.length).toBeGreaterThan(0);
  expect((await jobs.find(job.id))?.present()).toMatchObject({ status: "running", progress: { phase: "committing" } });
  isAway = false;
  expect(await end(job)).toMatchObject({ status: "succeeded", dataVersion: "v2", report: { changed: 1 } });
});

it("are forgotten with their rejections when a hundred newer ones have ended", async () => {
  const progress = firstProgress(1);
  const ended = { status: "failed" as const, report: null, failure: "x", dataVersion: null, progress };
  for (let index = 0; index < 101; index++) {
    const finished = new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
    await leaveJob(`job-${index}`, { ending: { ...ended, finished } });
  }
  await shelf.saveDocument({ kind: "import-rejections", id: "job-0 000000", body: {} }, "any");
  const jobs = await openServer("one");
  await end(await start(jobs));
  await expect.poll(() => read(jobs, "job-1")).toBeUndefined();
  expect(await read(jobs, "job-0")).toBeUndefined();
  expect(await read(jobs, "job-2")).toBeDefined();
  expect(await shelf.listDocuments("import-rejections", { limit: 5 })).toStrictEqual([]);
});
