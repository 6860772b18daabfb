import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fillWithTrade } from "../../../tests/conformance/small-world.ts";
import { openGraphStore } from "../open-graph-store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-open-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const uri = () => `sqlite:${folder}`;

test("makes the folder where it is absent", async () => {
  const store = await openGraphStore(`sqlite:${join(folder, "new", "deep")}`);
  await store.close();
  expect(readdirSync(join(folder, "new", "deep"))).toContain("entrepot.sqlite");
});

test("refuses other schemes and a missing folder name", async () => {
  await expect(openGraphStore("mysql://localhost")).rejects.toMatchObject({ kind: "unknown-reference" });
  await expect(openGraphStore("data")).rejects.toThrow(/sqlite:FOLDER/);
  await expect(openGraphStore("sqlite:")).rejects.toThrow(/folder/);
});

test.skipIf(!existsSync("/proc/self"))("a folder that cannot be made is refused at once, naming it", async () => {
  await expect(openGraphStore("sqlite:/proc/entrepot/data")).rejects.toMatchObject({
    kind: "unavailable",
    message: expect.stringContaining("/proc/entrepot"),
  });
});

test("a second writer is refused with what to do, and may come when the first has closed", async () => {
  const first = await openGraphStore(uri());
  await expect(openGraphStore(uri())).rejects.toMatchObject({
    kind: "locked",
    message: expect.stringContaining("--server"),
  });
  await first.close();
  const second = await openGraphStore(uri());
  await second.close();
});

test("reads beside a writer and sees what it commits, but cannot write", async () => {
  const writer = await openGraphStore(uri());
  const reader = await openGraphStore(uri(), { access: "read" });
  await fillWithTrade(writer);
  expect((await reader.statistics()).observations).toBe(3);
  await expect(reader.openImport({ contributor: "seeds" })).rejects.toMatchObject({ kind: "locked" });
  await expect(reader.removeDataset("source:customs")).rejects.toMatchObject({ kind: "locked" });
  const note = { kind: "note", id: "a", body: 1 };
  await expect(reader.saveDocument(note, "any")).rejects.toMatchObject({ kind: "locked" });
  await writer.saveDocument(note, "any");
  expect(await reader.readDocument(note)).toMatchObject(note);
  await reader.close();
  await writer.close();
});

test("reading needs a store", async () => {
  await expect(openGraphStore(uri(), { access: "read" })).rejects.toMatchObject({ kind: "unavailable" });
});

test("a file that is no database is called damaged, with its path as given", async () => {
  writeFileSync(join(folder, "entrepot.sqlite"), "this is not a database, however long it goes on".repeat(100));
  await expect(openGraphStore(uri())).rejects.toMatchObject({
    kind: "corrupt",
    message: expect.stringContaining(folder),
  });
  await expect(openGraphStore(uri(), { access: "read" })).rejects.toMatchObject({ kind: "corrupt" });
});

test("somebody else's database is left alone", async () => {
  const other = new DatabaseSync(join(folder, "entrepot.sqlite"));
  other.exec("CREATE TABLE notes (text TEXT)");
  other.close();
  await expect(openGraphStore(uri())).rejects.toMatchObject({ kind: "corrupt" });
});

test("a store of a newer version is refused and left as it was", async () => {
  await (await openGraphStore(uri())).close();
  const database = new DatabaseSync(join(folder, "entrepot.sqlite"));
  database.exec("PRAGMA user_version = 99");
  database.close();
  await expect(openGraphStore(uri())).rejects.toMatchObject({
    kind: "newer-schema",
    message: expect.stringContaining("99"),
  });
  await expect(openGraphStore(uri(), { access: "read" })).rejects.toMatchObject({ kind: "newer-schema" });
});

test("what an interrupted import left is removed when the store is opened", async () => {
  writeFileSync(join(folder, "staging-7.sqlite"), "left over");
  writeFileSync(join(folder, "notes.txt"), "kept");
  const store = await openGraphStore(uri());
  expect(readdirSync(folder)).not.toContain("staging-7.sqlite");
  expect(readdirSync(folder)).toContain("notes.txt");
  const session = await store.openImport({ contributor: "seeds" });
  expect(readdirSync(folder).some((name) => name.startsWith("staging-"))).toBe(true);
  await session.abandon();
  expect(readdirSync(folder).some((name) => name.startsWith("staging-"))).toBe(false);
  await store.close();
});

test("damage found while reading is reported as such", async () => {
  const store = await openGraphStore(uri());
  await fillWithTrade(store);
  await store.close();
  const database = new DatabaseSync(join(folder, "entrepot.sqlite"));
  database.exec("UPDATE series SET cells = x'0100'");
  database.close();
  const damaged = await openGraphStore(uri());
  await expect(damaged.readSeries({ exporter: "CHN", importer: "KGZ", hs: "848210" })).rejects.toMatchObject({
    kind: "corrupt",
  });
  await damaged.close();
});
