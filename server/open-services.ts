/** Opens store and trace index, and mounts the endpoints that need them. */
import type { Logger } from "pino";
import { createApiRouter } from "./api-router.ts";
import type { Config } from "./config.ts";
import { openSeededStore } from "./open-store.ts";
import type { ReadyServices } from "./readiness.ts";

export interface OpenServices extends ReadyServices {
  close(): Promise<void>;
}

/** `signal` stops seeding. Rejects with a GraphStoreError, whatever was opened closed again. */
export async function openServices(config: Config, _logger: Logger, signal: AbortSignal): Promise<OpenServices> {
  const store = await openSeededStore({ uri: config.storeUri, seeds: config.seeds, signal });
  return {
    store,
    indexSize: () => ({ routes: 0, bytes: 0 }),
    api: createApiRouter({ store, onDataChanged: () => Promise.resolve() }),
    close: () => store.close(),
  };
}
