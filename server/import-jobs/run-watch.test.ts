import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDocumentShelf } from "../../tests/fixtures/document-shelf.ts";
import { fakeStore } from "../../tests/fixtures/route-app.ts";
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { JobArchive } from "./job-archive.ts";
import { firstProgress, jobKey, runKey, type JobDocument, type RunDocument } from "./job-documents.ts";
import { RunWatch } from "./run-watch.ts";

const id = "job";
let shelf: ReturnType<typeof createDocumentShelf>;
let isAway = false;
let watch: RunWatch;
const troubles: unknown[] = [];

const run: RunDocument = { owner: "other", status: "running", progress: firstProgress(1), isCancelled: false };
const beat = () => shelf.saveDocument({ ...runKey(id), body: run }, "any");
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const statusOf = async () => {
  const found = await shelf.readDocument(jobKey(id));
  return (found!.body as JobDocument).ending?.status;
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  shelf = createDocumentShelf();
  isAway = false;
  troubles.length = 0;
  const listDocuments: GraphStore["listDocuments"] = (kind, page) =>
    isAway ? Promise.reject(new GraphStoreError("unavailable", "away")) : shelf.listDocuments(kind, page);
  const archive = new JobArchive(fakeStore({ ...shelf, listDocuments }));
  const body: JobDocument = { fileName: "a.csv", created: "2026-11-24T10:00:00.000Z", bytes: 1, ending: null };
  await shelf.saveDocument({ ...jobKey(id), body }, "absent");
  await beat();
  const onTrouble = (error: unknown) => troubles.push(error);
  const nobody = { jobs: new Map(), onCancel: () => undefined };
  watch = new RunWatch({ archive, owner: "this", ...nobody, onTrouble, isAlone: false });
  await watch.start();
});
afterEach(async () => {
  await watch.close();
  vi.useRealTimers();
});

test("a server that is heard of is left alone, and one that fell silent is given up", async () => {
  for (let round = 0; round < 6; round++) {
    await pass(5);
    await beat();
  }
  expect(await statusOf()).toBeUndefined();
  await pass(12);
  expect(await statusOf()).toBeUndefined();
  await pass(12);
  expect(await statusOf()).toBe("failed");
  expect(await shelf.readDocument(runKey(id))).toBeUndefined();
});

test("who could not read for a while does not take others for silent", async () => {
  isAway = true;
  await pass(60);
  expect(troubles).toHaveLength(1);
  isAway = false;
  await pass(5);
  expect(await statusOf()).toBeUndefined();
  await beat();
  await pass(12);
  expect(await statusOf()).toBeUndefined();
  await pass(12);
  expect(await statusOf()).toBe("failed");
});
