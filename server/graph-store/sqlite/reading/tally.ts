import type { Database } from "../database/database.ts";

/** What the store counts as it writes, so that no answer has to count millions of rows. */
export type TallyScope =
  | "node"
  | "relationship"
  | "exporter"
  | "importer"
  | "commodity"
  | "dataset-routes"
  | "dataset-series"
  | "dataset-observations";

export function readTally(database: Database, scope: TallyScope, name: string): number {
  return (
    database.get<{ count: number }>("SELECT count FROM tally WHERE scope = ? AND name = ?", scope, name)?.count ?? 0
  );
}

export function readTallies(database: Database, scope: TallyScope): Record<string, number> {
  const rows = database.all<{ name: string; count: number }>(
    "SELECT name, count FROM tally WHERE scope = ? AND count > 0 ORDER BY name",
    scope,
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
