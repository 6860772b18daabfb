import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { comtradeCsv } from "../../tests/fixtures/comtrade-csv.ts";
import { createDocumentShelf } from "../../tests/fixtures/document-shelf.ts";
import { fakeStore } from "../../tests/fixtures/route-app.ts";
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import type { GraphStore, ImportSession } from "../graph-store/graph-store.ts";
import type { ImportJob } from "./import-job.ts";
import { openImportJobs, type ImportJobsOptions } from "./import-jobs.ts";

let folder = "";
const faults: unknown[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-jobs-"));
  faults.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A store that takes everything and keeps nothing. */
function swallowingStore(session: Partial<ImportSession> = {}): GraphStore {
  const nothing = () => Promise.resolve();
  const commit = () => Promise.resolve({ changed: 1, unchanged: 0, rejections: [], dataVersion: "v2" });
  const whole: ImportSession = { stage: nothing, stageCells: nothing, abandon: nothing, commit, ...session };
  return fakeStore({ kind: "embedded", ...createDocumentShelf(), openImport: () => Promise.resolve(whole) });
}

const open = (more: Partial<ImportJobsOptions> = {}) =>
  openImportJobs({
    store: swallowingStore(),
    folder,
    onDataChanged: () => Promise.resolve(),
    onFault: (error) => faults.push(error),
    onTrouble: (error) => faults.push(error),
    ...more,
  });

function spool(name: string): { path: string; fileName: string; bytes: number; options: object } {
  const path = join(folder, name);
  writeFileSync(path, comtradeCsv([{}]));
  return { path, fileName: name, bytes: 1, options: {} };
}

function end(job: ImportJob): Promise<ReturnType<ImportJob["present"]>> {
  return new Promise((resolve) => {
    const look = () => {
      if (job.isFinished) resolve(job.present());
    };
    job.subscribe(look);
    look();
  });
}

describe("import jobs", () => {
  it("remove what a killed server left in their folder, and nothing else", async () => {
    mkdirSync(folder, { recursive: true });
    const running = `upload-${process.ppid}-a`;
    const left = ["upload-1", "upload-999999999-b", `upload-${process.pid}-c`, "rejections-2"];
    for (const name of [...left, running, "kept"]) writeFileSync(join(folder, name), "");
    await open();
    expect(readdirSync(folder)).toEqual(["kept", running]);
  });

  it("stay succeeded when the index cannot be renewed, and say so", async () => {
    const jobs = await open({ onDataChanged: () => Promise.reject(new Error("no memory")) });
    const done = await end(await jobs.start(spool("a")));
    expect(done).toMatchObject({ status: "succeeded", dataVersion: "v2" });
    expect(done.report?.notes.join()).toContain("restart the server");
    expect(faults).toHaveLength(1);
  });

  it("tell why the store refused, and hide what failed in the server", async () => {
    const refusing = (error: Error) => swallowingStore({ commit: () => Promise.reject(error) });
    const full = new GraphStoreError("unavailable", "The disk is full.");
    const first = await open({ store: refusing(full) });
    expect((await end(await first.start(spool("a")))).failure).toBe("The store refused the import: The disk is full.");
    const second = await open({ store: refusing(new TypeError("secret path")) });
    expect((await end(await second.start(spool("b")))).failure).not.toContain("secret");
    expect(faults).toHaveLength(1);
  });

  it("run one after the other, and know when too many wait", async () => {
    const gate = Promise.withResolvers<void>();
    const store = swallowingStore({ stageCells: () => gate.promise });
    const jobs = await open({ store });
    const all = await Promise.all(Array.from({ length: 22 }, (_, index) => jobs.start(spool(`file-${index}`))));
    await expect.poll(() => all[0]?.present().status).toBe("running");
    expect(all[1]?.present().status).toBe("queued");
    expect(jobs.isFull).toBe(true);
    gate.resolve();
    await jobs.close();
    expect(all.slice(1).map((job) => job.present().status)).toEqual(Array.from({ length: 21 }, () => "cancelled"));
    expect(readdirSync(folder)).toEqual([]);
  });
});
