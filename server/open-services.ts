/** Opens store, trace index and imports, and mounts the endpoints that need them. */
import { join } from "node:path";
import type { Logger } from "pino";
import { createApiRouter } from "./api-router.ts";
import type { Config } from "./config.ts";
import type { GraphStore } from "./graph-store/graph-store.ts";
import { openImportJobs } from "./import-jobs/import-jobs.ts";
import { openSeededStore } from "./open-store.ts";
import type { ReadyServices } from "./readiness.ts";
import { openTraceEngine } from "./trace-engine/trace-engine.ts";

export interface OpenServices extends ReadyServices {
  close(): Promise<void>;
}

/** Where uploads wait and rejected rows are kept; private to this user. */
function importFolder(dataFolder: string): string {
  return join(dataFolder, "imports");
}

async function openOnStore(
  store: GraphStore,
  { dataFolder, uploadLimit }: Config,
  logger: Logger,
  signal: AbortSignal,
): Promise<OpenServices> {
  const engine = await openTraceEngine(store, { signal });
  const onDataChanged = () => engine.refresh();
  const onFault = (error: unknown) => logger.error({ err: error }, "An import failed through no fault of its file");
  const jobs = await openImportJobs({ store, folder: importFolder(dataFolder), onDataChanged, onFault });
  return {
    store,
    engine,
    api: createApiRouter({ store, engine, jobs, uploadLimit, onDataChanged }),
    async close() {
      await jobs.close();
      await engine.close();
      await store.close();
    },
  };
}

/** `signal` stops seeding and building. Rejects with a GraphStoreError, the store closed again. */
export async function openServices(config: Config, logger: Logger, signal: AbortSignal): Promise<OpenServices> {
  const store = await openSeededStore({ uri: config.storeUri, neo4j: config.neo4j, seeds: config.seeds, signal });
  try {
    return await openOnStore(store, config, logger, signal);
  } catch (error) {
    await store.close();
    throw error;
  }
}
