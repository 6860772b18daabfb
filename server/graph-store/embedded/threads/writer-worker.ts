import { workerData } from "node:worker_threads";
import { openForWriting } from "../../sqlite/database/open-database.ts";
import { takeWriterLock } from "../../sqlite/database/writer-lock.ts";
import { removeLeftovers } from "../../sqlite/staging/staging-session.ts";
import { setDataVersion } from "../../sqlite/writing/commit-import.ts";
import { writeOperations, type WriterContext } from "../../sqlite/writing/write-operations.ts";
import type { WorkerSettings } from "../../sqlite/threads/messages.ts";
import { serveOperations } from "../../sqlite/threads/serve-operations.ts";

const { folder } = workerData as WorkerSettings;

function openWriter(): WriterContext {
  const lock = takeWriterLock(folder);
  removeLeftovers(folder);
  const database = openForWriting(folder);
  if (database.get("SELECT 1 FROM meta WHERE name = 'data-version'") === undefined) setDataVersion(database);
  return { folder, lock, database, sessions: new Map() };
}

serveOperations(openWriter, writeOperations, folder);
