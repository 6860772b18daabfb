import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { GraphStoreError } from "../../graph-store-error.ts";
import { Database } from "./database.ts";
import { makeFolder } from "./make-folder.ts";
import { checkSchema, migrate, readSchemaVersion } from "./migrate.ts";
import { migrations } from "./schema.ts";
import { toGraphStoreError } from "./sqlite-error.ts";

const fileName = "entrepot.sqlite";

export const databasePath = (folder: string) => join(folder, fileName);

/** Opens (and makes, where absent) the database for writing and brings its schema up to date. */
export function openForWriting(folder: string): Database {
  return guard(folder, () => {
    makeFolder(folder);
    const connection = new DatabaseSync(databasePath(folder), { timeout: 5000 });
    return closingOnFailure(connection, (database) => {
      // The page size and journal mode of a new file must be set before its first table.
      database.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
      database.exec("PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
      migrate(database, folder, migrations);
    });
  });
}

export function openForReading(folder: string): Database {
  return guard(folder, () => {
    const path = databasePath(folder);
    if (!existsSync(path)) throw new GraphStoreError("unavailable", `There is no store in ${folder}.`);
    const connection = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    return closingOnFailure(connection, (database) => {
      database.exec("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
      const version = readSchemaVersion(database);
      checkSchema(database, version, migrations);
      if (version < (migrations.at(-1)?.version ?? 0)) {
        throw new GraphStoreError(
          "unavailable",
          `The store in ${folder} has schema version ${version}; open it for writing once to bring it up to date.`,
        );
      }
    });
  });
}

function closingOnFailure(connection: DatabaseSync, prepare: (database: Database) => void): Database {
  const database = new Database(connection);
  try {
    prepare(database);
    return database;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function guard<Result>(folder: string, open: () => Result): Result {
  try {
    return open();
  } catch (error) {
    throw toGraphStoreError(error, databasePath(folder));
  }
}
