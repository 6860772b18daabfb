import type { WorkerClient } from "../../sqlite/threads/worker-client.ts";
import type { RunQuery } from "../database/database.ts";
import type { Names } from "../schema/names.ts";
import { isRemoved, type ChangedPage, type PageRequest } from "../working-copy/changed-elements.ts";
import type { WorkingCopyOperations } from "../working-copy/working-copy-operations.ts";
import { removeNodes, removeRelationships, writeNodes, writeRelationships } from "./write-elements.ts";
import { amountRow, coverageRow, writeRecords } from "./write-records.ts";
import { removeRoutes, writeRoutes } from "./write-routes.ts";

const changesPerPage = 2000;

/** Brings the store to where the working copy is, in the order in which elements need each other. */
export async function writeChanges(
  run: RunQuery,
  names: Names,
  thread: WorkerClient<WorkingCopyOperations>,
): Promise<void> {
  const gone: string[] = [];
  await eachPage(
    (page) => thread.call("changedNodes", page),
    async (changes) => {
      gone.push(...changes.filter(isRemoved).map(({ id }) => id));
      await writeNodes(run, names, changes);
    },
  );
  await eachPage(
    (page) => thread.call("changedRelationships", page),
    (changes) => removeRelationships(run, names, changes),
  );
  await eachPage(
    (page) => thread.call("changedRoutes", page),
    async (changes) => {
      await removeRoutes(run, names, changes);
      await writeRoutes(run, names, changes);
    },
  );
  await eachPage(
    (page) => thread.call("changedRelationships", page),
    (changes) => writeRelationships(run, names, changes),
  );
  await removeNodes(run, names, gone);
  await eachPage(
    (page) => thread.call("changedCoverage", page),
    (changes) => writeRecords(run, names, changes.map(coverageRow)),
  );
  await eachPage(
    (page) => thread.call("changedAmounts", page),
    (changes) => writeRecords(run, names, changes.map(amountRow)),
  );
}

/** Each page is made ready while the one before it is written. */
export async function eachPage<Change>(
  next: (page: PageRequest) => Promise<ChangedPage<Change>>,
  write: (changes: Change[]) => Promise<void>,
): Promise<void> {
  let page = await next({ position: 0, limit: changesPerPage });
  while (page.position !== undefined) {
    const [following] = await Promise.all([
      next({ position: page.position, limit: changesPerPage }),
      write(page.changes),
    ]);
    page = following;
  }
  await write(page.changes);
}
