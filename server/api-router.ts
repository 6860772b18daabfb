/** Mounts every endpoint that needs the store. */
import { Router } from "express";
import type { GraphStore } from "./graph-store/graph-store.ts";
import type { ImportJobs } from "./import-jobs/import-jobs.ts";
import { mountDatasets } from "./routes/datasets/datasets.ts";
import { mountExpansions } from "./routes/expansions/expansions.ts";
import { createImportsRouter } from "./routes/imports/imports.ts";
import { mountNeighbours } from "./routes/neighbours/neighbours.ts";
import { mountNode } from "./routes/nodes/node.ts";
import { mountRelationship } from "./routes/relationships/relationship.ts";
import { mountSearch } from "./routes/search/search.ts";
import { mountStatistics } from "./routes/statistics/statistics.ts";

export interface ApiParts {
  store: GraphStore;
  jobs: ImportJobs;
  /** Largest file that an import takes, in bytes. */
  uploadLimit: number;
  /** Brings the trace index up to the store's data; called after whatever changed them. */
  onDataChanged: () => Promise<void>;
}

export function createApiRouter({ store, jobs, uploadLimit, onDataChanged }: ApiParts): Router {
  const router = Router();
  mountStatistics(router, store);
  mountSearch(router, store);
  mountNode(router, store);
  mountRelationship(router, store);
  mountNeighbours(router, store);
  mountExpansions(router, store);
  mountDatasets(router, { store, onDataChanged });
  router.use(createImportsRouter({ jobs, uploadLimit }));
  return router;
}
