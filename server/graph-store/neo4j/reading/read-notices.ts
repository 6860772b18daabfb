import { readMoment } from "../database/commit-mark.ts";
import type { Neo4jDatabase } from "../database/database.ts";

/** What somebody has to know who reads the database itself, as the console does. */
export async function readNotices(database: Neo4jDatabase): Promise<string[]> {
  const { unsettled } = await database.read((run) => readMoment(run, database.names));
  if (!unsettled) return [];
  const { number, status } = unsettled;
  const shown =
    status === "pending"
      ? `an import is being written and shown nowhere yet: what it brings has since = ${number}`
      : `an import has become visible and is being settled: what goes with it has until = ${number}, what changes has next_… properties`;
  return [`The database holds two states at the moment: ${shown}.`];
}
