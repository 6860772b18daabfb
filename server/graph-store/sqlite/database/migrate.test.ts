import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Database } from "./database.ts";
import { migrate, readSchemaVersion, type Migration } from "./migrate.ts";

const first: Migration = { version: 1, apply: (database) => database.exec("CREATE TABLE fact (name TEXT)") };
const second: Migration = {
  version: 2,
  apply: (database) => database.exec("ALTER TABLE fact ADD COLUMN day INTEGER NOT NULL DEFAULT 7"),
};
const failing: Migration = {
  version: 3,
  apply: (database) => {
    database.exec("DELETE FROM fact");
    throw new Error("cannot go on");
  },
};

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-migrate-"));
  database = new Database(new DatabaseSync(join(folder, "entrepot.sqlite")));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

function fillVersion1(): void {
  migrate(database, folder, [first]);
  database.run("INSERT INTO fact (name) VALUES (?)", "kept");
}

test("a new database gets every version, and no copy is kept of nothing", () => {
  migrate(database, folder, [first, second]);
  expect(readSchemaVersion(database)).toBe(2);
  expect(readdirSync(folder)).toStrictEqual(["entrepot.sqlite"]);
});

test("an older database keeps its content, and a copy of how it was", () => {
  fillVersion1();
  writeFileSync(join(folder, "entrepot.v1.backup.sqlite"), "cut short by an earlier attempt");
  migrate(database, folder, [first, second]);
  expect(database.all("SELECT name, day FROM fact").map((row) => ({ ...(row as object) }))).toStrictEqual([
    { name: "kept", day: 7 },
  ]);
  const copy = new Database(new DatabaseSync(join(folder, "entrepot.v1.backup.sqlite")));
  expect(readSchemaVersion(copy)).toBe(1);
  expect(copy.all<{ name: string }>("SELECT * FROM fact").map((row) => Object.entries(row))).toStrictEqual([
    [["name", "kept"]],
  ]);
  copy.close();
});

test("a migration that fails leaves the version before, whole", () => {
  fillVersion1();
  expect(() => migrate(database, folder, [first, second, failing])).toThrow("cannot go on");
  expect(readSchemaVersion(database)).toBe(1);
  expect(database.get<{ count: number }>("SELECT count(*) AS count FROM fact")?.count).toBe(1);
  migrate(database, folder, [first, second]);
  expect(readSchemaVersion(database)).toBe(2);
});

test("the newest version is left alone, a newer one refused", () => {
  migrate(database, folder, [first, second]);
  migrate(database, folder, [first, second]);
  expect(readdirSync(folder)).toStrictEqual(["entrepot.sqlite"]);
  expect(() => migrate(database, folder, [first])).toThrow(expect.objectContaining({ kind: "newer-schema" }));
});
