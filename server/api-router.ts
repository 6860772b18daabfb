/** Mounts every endpoint that needs the store. */
import { Router } from "express";
import type { GraphStore } from "./graph-store/graph-store.ts";
import { showQuery } from "./graph-store/shown-queries.ts";
import type { ImportJobs } from "./import-jobs/import-jobs.ts";
import { mountCypherEquivalents } from "./routes/cypher-equivalents/cypher-equivalents.ts";
import { mountCypher } from "./routes/cypher/cypher.ts";
import { mountDatasets } from "./routes/datasets/datasets.ts";
import { mountElements } from "./routes/elements/elements.ts";
import { mountExpansions } from "./routes/expansions/expansions.ts";
import { createFlowsRouter } from "./routes/flows/flows.ts";
import { createImportsRouter } from "./routes/imports/imports.ts";
import { mountNeighbours } from "./routes/neighbours/neighbours.ts";
import { mountNode } from "./routes/nodes/node.ts";
import { mountRefresh } from "./routes/refresh/refresh.ts";
import { mountRelationship } from "./routes/relationships/relationship.ts";
import { mountSearch } from "./routes/search/search.ts";
import { mountStatistics } from "./routes/statistics/statistics.ts";
import { createTracesRouter } from "./routes/traces/traces.ts";
import type { TraceEngine } from "./trace-engine/trace-engine.ts";

export interface ApiParts {
  store: GraphStore;
  engine: TraceEngine;
  jobs: ImportJobs;
  /** Largest file that an import takes, in bytes. */
  uploadLimit: number;
  /** Brings the trace index up to the store's data; called after whatever changed them. */
  onDataChanged: () => Promise<void>;
}

export function createApiRouter({ store, engine, jobs, uploadLimit, onDataChanged }: ApiParts): Router {
  const router = Router();
  mountStatistics(router, store);
  mountSearch(router, store);
  mountNode(router, store);
  mountRelationship(router, store);
  mountElements(router, store);
  mountNeighbours(router, store);
  mountExpansions(router, store);
  mountCypher(router, store);
  mountCypherEquivalents(router, { store, engine, showQuery });
  mountDatasets(router, { store, onDataChanged });
  mountRefresh(router, { store, onDataChanged });
  router.use(createTracesRouter({ engine }), createFlowsRouter({ engine }));
  router.use(createImportsRouter({ jobs, uploadLimit }));
  return router;
}
