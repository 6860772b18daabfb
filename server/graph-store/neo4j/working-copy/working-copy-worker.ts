import { DatabaseSync } from "node:sqlite";
import { workerData } from "node:worker_threads";
import { openForWriting } from "../../sqlite/database/open-database.ts";
import type { WorkerSettings } from "../../sqlite/threads/messages.ts";
import { serveOperations } from "../../sqlite/threads/serve-operations.ts";
import { emptyState } from "../mapping/store-state.ts";
import { workingCopyOperations, type WorkingCopyContext } from "./working-copy-operations.ts";
import { loadingTables } from "./working-copy-tables.ts";

const { folder } = workerData as WorkerSettings;

/** Nothing in the copy outlives the process, so it need not wait for the disk. */
function openWorkingCopy(): WorkingCopyContext {
  const database = openForWriting(folder);
  database.exec("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF;");
  database.exec(loadingTables);
  return { folder, lock: new DatabaseSync(":memory:"), database, sessions: new Map(), state: emptyState() };
}

serveOperations(openWorkingCopy, workingCopyOperations, folder);
