import { workerData } from "node:worker_threads";
import { openForReading } from "../../sqlite/database/open-database.ts";
import { readOperations, type ReaderContext } from "../reading/read-operations.ts";
import type { WorkerSettings } from "../../sqlite/threads/messages.ts";
import { serveOperations } from "../../sqlite/threads/serve-operations.ts";

const { folder } = workerData as WorkerSettings;

serveOperations(
  (): ReaderContext => ({
    folder,
    database: openForReading(folder),
    streams: new Map(),
    elementStreams: new Map(),
    contributionStreams: new Map(),
  }),
  readOperations,
  folder,
);
