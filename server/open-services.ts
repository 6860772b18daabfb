/** Opens store and trace index, and mounts the endpoints that need them. */
import { join } from "node:path";
import type { Logger } from "pino";
import { createApiRouter } from "./api-router.ts";
import type { Config } from "./config.ts";
import { openImportJobs } from "./import-jobs/import-jobs.ts";
import { folderOfStore, openSeededStore } from "./open-store.ts";
import type { ReadyServices } from "./readiness.ts";

export interface OpenServices extends ReadyServices {
  close(): Promise<void>;
}

/** Where uploads wait and rejected rows are kept; private to this user. */
function importFolder(storeUri: string): string {
  return join(folderOfStore(storeUri), "imports");
}

/** `signal` stops seeding. Rejects with a GraphStoreError, whatever was opened closed again. */
export async function openServices(config: Config, logger: Logger, signal: AbortSignal): Promise<OpenServices> {
  const { storeUri, seeds, uploadLimit } = config;
  const store = await openSeededStore({ uri: storeUri, seeds, signal });
  const onDataChanged = () => Promise.resolve();
  const onFault = (error: unknown) => logger.error({ err: error }, "An import failed through no fault of its file");
  const jobs = await openImportJobs({ store, folder: importFolder(storeUri), onDataChanged, onFault });
  return {
    store,
    indexSize: () => ({ routes: 0, bytes: 0 }),
    api: createApiRouter({ store, jobs, uploadLimit, onDataChanged }),
    async close() {
      await jobs.close();
      await store.close();
    },
  };
}
