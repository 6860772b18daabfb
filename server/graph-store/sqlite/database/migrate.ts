import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Database } from "./database.ts";

export interface Migration {
  /** The version that the database has afterwards. */
  version: number;
  apply(database: Database): void;
}

/** Marks the file as ours in SQLite's header: "ENTR" in ASCII. */
const applicationId = 0x454e5452;

export function readSchemaVersion(database: Database): number {
  return database.get<{ user_version: number }>("PRAGMA user_version")?.user_version ?? 0;
}

/**
 * Brings the database to the newest version in one transaction, after keeping a copy beside it
 * (`entrepot.v<N>.backup.sqlite`) when it holds an older one.
 * Errors: `newer-schema` when it is newer than `migrations`, `corrupt` when it is somebody else's database.
 */
export function migrate(database: Database, folder: string, migrations: readonly Migration[]): void {
  const version = readSchemaVersion(database);
  checkSchema(database, version, migrations);
  const pending = migrations.filter((migration) => migration.version > version);
  if (pending.length === 0) return;
  if (version > 0) keepCopy(database, join(folder, `entrepot.v${version}.backup.sqlite`));
  database.transaction("BEGIN IMMEDIATE", () => {
    for (const migration of pending) {
      migration.apply(database);
      database.exec(`PRAGMA user_version = ${migration.version}`);
    }
    database.exec(`PRAGMA application_id = ${applicationId}`);
  });
}

/** Refuses a database that this program cannot read. */
export function checkSchema(database: Database, version: number, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  if (version > newest) {
    throw new GraphStoreError(
      "newer-schema",
      `The store has schema version ${version}; this program reads up to ${newest}. Use a newer Entrepôt.`,
    );
  }
  const tables = database.get<{ count: number }>("SELECT count(*) AS count FROM sqlite_schema")?.count ?? 0;
  const owner = database.get<{ application_id: number }>("PRAGMA application_id")?.application_id ?? 0;
  if (tables > 0 && owner !== applicationId) {
    throw new GraphStoreError("corrupt", "entrepot.sqlite is an SQLite database, but not one that Entrepôt made.");
  }
}

/** A copy left by an earlier attempt may be cut short, so it is made anew. */
function keepCopy(database: Database, path: string): void {
  if (existsSync(path)) rmSync(path);
  database.statement("VACUUM INTO ?").run(path);
}
