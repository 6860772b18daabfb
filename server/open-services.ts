/** Opens store, trace index and imports, and mounts the endpoints that need them. */
import { join } from "node:path";
import type { Logger } from "pino";
import { createApiRouter } from "./api-router.ts";
import { awaitStore } from "./await-store.ts";
import type { Config } from "./config.ts";
import type { GraphStore } from "./graph-store/graph-store.ts";
import { openImportJobs } from "./import-jobs/import-jobs.ts";
import { openSeededStore } from "./open-store.ts";
import type { ReadyServices } from "./readiness.ts";
import { followData } from "./trace-engine/follow-data.ts";
import { openTraceEngine, type TraceEngine } from "./trace-engine/trace-engine.ts";

export interface OpenServices extends ReadyServices {
  close(): Promise<void>;
}

/** Where uploads wait; private to this user. */
function importFolder(dataFolder: string): string {
  return join(dataFolder, "imports");
}

async function openOnStore(
  store: GraphStore,
  config: Config,
  logger: Logger,
  signal: AbortSignal,
): Promise<OpenServices> {
  const engine = await openTraceEngine(store, { signal });
  try {
    return await openWithEngine(store, engine, config, logger);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function openWithEngine(
  store: GraphStore,
  engine: TraceEngine,
  { dataFolder, uploadLimit }: Config,
  logger: Logger,
): Promise<OpenServices> {
  const onDataChanged = () => engine.refresh();
  const onFault = (error: unknown) => logger.error({ err: error }, "An import failed through no fault of its file");
  const onTrouble = (error: unknown) => logger.warn({ err: error }, "The store does not take or give import jobs now");
  const onStale = (error: unknown) =>
    logger.warn({ err: error }, "The trace index cannot be brought up to the store now");
  const jobs = await openImportJobs({ store, folder: importFolder(dataFolder), onDataChanged, onFault, onTrouble });
  // Nobody but this server writes to an embedded store.
  const follower = store.kind === "neo4j" ? followData(engine, { onTrouble: onStale }) : undefined;
  return {
    store,
    engine,
    api: createApiRouter({ store, engine, jobs, uploadLimit, onDataChanged }),
    async close() {
      await follower?.close();
      await jobs.close();
      await engine.close();
      await store.close();
    },
  };
}

export interface Opening {
  /** Stops waiting, seeding and building. */
  signal: AbortSignal;
  /** The store does not answer yet, and is waited for. */
  onWait: () => void;
}

async function openOnce(config: Config, logger: Logger, signal: AbortSignal): Promise<OpenServices> {
  const { storeUri: uri, neo4j, seeds } = config;
  const onNotice = (text: string) => logger.warn(text);
  const store = await openSeededStore({ uri, neo4j, seeds, signal, onNotice });
  try {
    return await openOnStore(store, config, logger, signal);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Rejects with a GraphStoreError, the store closed again. */
export function openServices(config: Config, logger: Logger, { signal, onWait }: Opening): Promise<OpenServices> {
  const seconds = config.waitSeconds;
  const tellWait = (reason: string) => {
    logger.warn({ reason, seconds }, "Waiting for the store");
    onWait();
  };
  return awaitStore(() => openOnce(config, logger, signal), { seconds, onWait: tellWait, signal });
}
