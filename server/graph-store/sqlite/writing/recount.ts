import type { Refresh } from "#graph-schema/contract/statistics.ts";
import type { Database } from "../database/database.ts";
import { findCorrections } from "../reading/count-anew.ts";
import { readDataVersion } from "../reading/statistics.ts";
import { setDataVersion } from "./commit-import.ts";

/** Sets every count to that of what is there, and moves the data version whether or not one was another. */
export function recount(database: Database): Refresh {
  return database.transaction("BEGIN IMMEDIATE", () => {
    const found = findCorrections(database);
    const sql = "INSERT INTO tally (scope, name, count) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET count = ?3";
    for (const { scope, name, after } of found) database.run(sql, scope, name, after);
    setDataVersion(database);
    const corrections = found.map(({ count, before, after }) => ({ count, before, after }));
    return { corrections, dataVersion: readDataVersion(database) };
  });
}
