/** Looks at an embedded store from outside: its files, whether SQLite can read them, and whether its counts are true. */
import type { Examination, Finding } from "../../finding.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { databasePath, openForReading } from "../../sqlite/database/open-database.ts";
import { readSchemaVersion } from "../../sqlite/database/migrate.ts";
import { toGraphStoreError } from "../../sqlite/database/sqlite-error.ts";
import { checkCounts } from "./check-counts.ts";
import { examineFiles } from "./examine-files.ts";

const advices: Partial<Record<GraphStoreError["kind"], string>> = {
  corrupt:
    "Keep the folder as it is, and take the last backup. What was imported can be imported again into a new folder.",
  "newer-schema": "Use the version of Entrepôt that wrote it, or a newer one.",
  unavailable: "Check that the folder is the one you mean (ENTREPOT_DATA, --store) and that this user may read it.",
};

function ofFailure(failure: unknown, about: string, path: string): Finding {
  const error = toGraphStoreError(failure, path);
  if (!(error instanceof GraphStoreError)) throw failure;
  const advice = advices[error.kind];
  return { about, level: "error", text: error.message, ...(advice === undefined ? {} : { advice }) };
}

/** SQLite's own check; `quick` leaves out comparing indexes with their tables. */
function checkIntegrity(database: Database, deep: boolean): Finding {
  const pragma = deep ? "integrity_check" : "quick_check";
  const rows = database.all<Record<string, string>>(`PRAGMA ${pragma}`);
  const faults = rows.map((row) => Object.values(row)[0] ?? "").filter((text) => text !== "ok");
  if (faults.length === 0) {
    return { about: "integrity", level: "ok", text: `SQLite finds the file whole (${pragma}).` };
  }
  return {
    about: "integrity",
    level: "error",
    text: `SQLite finds the file damaged (${pragma}).`,
    advice: advices.corrupt!,
    details: faults.slice(0, 20),
  };
}

function examineContent(database: Database, deep: boolean, path: string): Finding[] {
  const findings: Finding[] = [];
  for (const [about, check] of [
    [
      "schema",
      (): Finding => ({ about: "schema", level: "ok", text: `Schema version ${readSchemaVersion(database)}.` }),
    ],
    ["integrity", () => checkIntegrity(database, deep)],
    ["counts", () => checkCounts(database)],
  ] as const) {
    try {
      findings.push(check());
    } catch (error) {
      findings.push(ofFailure(error, about, path));
    }
  }
  return findings;
}

/** @param folder - may be absent */
export function examineEmbedded(folder: string, deep: boolean): Examination {
  const path = databasePath(folder);
  const files = examineFiles(folder);
  let database: Database;
  try {
    database = openForReading(folder);
  } catch (error) {
    return { findings: [...files, ofFailure(error, "opening", path)], usable: false };
  }
  try {
    const content = examineContent(database, deep, path);
    return { findings: [...files, ...content], usable: content.every(({ level }) => level !== "error") };
  } finally {
    database.close();
  }
}
