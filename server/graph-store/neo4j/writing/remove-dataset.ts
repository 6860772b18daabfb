import type { DatasetRemoval } from "#graph-schema/contract/statistics.ts";
import { readMoment } from "../database/commit-mark.ts";
import type { Neo4jDatabase } from "../database/database.ts";
import { WorkingCopy } from "../working-copy/working-copy.ts";
import { changeStore } from "./commit-changes.ts";
import { loadForRemoval } from "./load-working-copy.ts";

/**
 * Takes back all that imports into a dataset brought; undefined when there were none. Rejects with `unavailable` within
 * seconds when the database is away: somebody waits for the answer.
 */
export async function removeDataset(
  database: Neo4jDatabase,
  id: string,
  signal: AbortSignal | undefined,
): Promise<DatasetRemoval | undefined> {
  await database.read((run) => readMoment(run, database.names), { signal });
  const copy = await WorkingCopy.open();
  try {
    return await changeStore(
      database,
      copy,
      {
        load: (reading) => loadForRemoval({ reading, thread: copy.thread, signal }, id),
        workOut: () => copy.thread.call("removeDataset", id, { signal }),
      },
      signal,
    );
  } finally {
    await copy.remove();
  }
}
