/**
 * An import is worked out in a working copy: a temporary database of the embedded kind that holds what the import is
 * going to touch, and in which it is committed by the same code as in an embedded store (server/graph-store/sqlite). What changed there is then
 * written to the store it was copied from.
 */
import type { Database } from "../../sqlite/database/database.ts";
import { elementId } from "../../sqlite/reading/element-keys.ts";
import type { StagingSession } from "../../sqlite/staging/staging-session.ts";
import type { AbortCheck } from "../../sqlite/threads/messages.ts";
import { commitImport } from "../../sqlite/writing/commit-import.ts";
import { removeDataset } from "../../sqlite/writing/remove-dataset.ts";
import { writeOperations, type WriterContext } from "../../sqlite/writing/write-operations.ts";
import type { StoreState } from "../mapping/store-state.ts";
import {
  changedAmounts,
  changedCoverage,
  changedNodes,
  changedRelationships,
  type PageRequest,
} from "./changed-elements.ts";
import { changedRoutes } from "./changed-routes.ts";
import {
  keepRelationship,
  loadKeptRelationships,
  loadNode,
  loadRecords,
  loadRoute,
  loadState,
  type NodeToLoad,
  type RecordsToLoad,
  type RelationshipToLoad,
  type RouteToLoad,
} from "./load-elements.ts";
import {
  nextWanted,
  wantElements,
  wantStaged,
  wantStagedRoutes,
  type Wanted,
  type WantedKind,
} from "./wanted-elements.ts";
import { changedState } from "./changed-state.ts";
import { weighChanges } from "./weigh-changes.ts";
import { watchingTables } from "./working-copy-tables.ts";

export interface WorkingCopyContext extends WriterContext {
  /** The store's own when the copy was made. */
  state: StoreState;
}

export const onlySession = 1;

function inTransaction(context: WorkingCopyContext, work: (database: Database) => void): null {
  context.database.transaction("BEGIN", () => work(context.database));
  return null;
}

function requireSession({ sessions }: WorkingCopyContext): StagingSession {
  const session = sessions.get(onlySession);
  if (!session) throw new Error("The working copy has no import.");
  return session;
}

/** What the thread of a working copy can be asked. */
export const workingCopyOperations = {
  openSession: writeOperations.openSession,
  stage: writeOperations.stage,
  stageCells: writeOperations.stageCells,

  loadState: (context: WorkingCopyContext, state: StoreState): null => {
    context.state = state;
    return inTransaction(context, (database) => loadState(database, state));
  },
  want: (context: WorkingCopyContext, wanted: Wanted): null =>
    inTransaction(context, (database) => wantElements(database, wanted)),
  wantStaged: (context: WorkingCopyContext, _: null): null =>
    inTransaction(context, (database) => wantStaged(database, requireSession(context))),
  wantStagedRoutes: (context: WorkingCopyContext, _: null): null =>
    inTransaction(context, (database) => wantStagedRoutes(database, requireSession(context))),
  nextWanted: (context: WorkingCopyContext, { kind, ...page }: PageRequest & { kind: WantedKind }) =>
    nextWanted(context.database, kind, page.position, page.limit),
  loadNodes: (context: WorkingCopyContext, nodes: NodeToLoad[]): null =>
    inTransaction(context, (database) => {
      for (const node of nodes) loadNode(database, node);
    }),
  loadRoutes: (context: WorkingCopyContext, routes: RouteToLoad[]): null =>
    inTransaction(context, (database) => {
      for (const route of routes) loadRoute(database, route);
      const stars = routes.filter(({ degree }) => degree > 0).map(({ id }) => id);
      wantElements(database, { stars });
    }),
  loadRelationships: (context: WorkingCopyContext, relationships: RelationshipToLoad[]): null =>
    inTransaction(context, (database) => {
      for (const relationship of relationships) keepRelationship(database, relationship);
      wantElements(database, { elements: relationships.flatMap(({ start, end }) => [start, end]) });
    }),
  loadRecords: (context: WorkingCopyContext, records: RecordsToLoad): null =>
    inTransaction(context, (database) => loadRecords(database, records)),

  commit: (context: WorkingCopyContext, _: null, checkAbort: AbortCheck) => {
    const elsewhere = beginWatching(context);
    return commitImport(context.database, requireSession(context), checkAbort, { elsewhere });
  },
  removeDataset: (context: WorkingCopyContext, id: string, checkAbort: AbortCheck) =>
    removeDataset(context.database, id, checkAbort, beginWatching(context)),

  weighChanges: ({ database }: WorkingCopyContext, _: null): number => weighChanges(database),
  changedState: ({ database, state }: WorkingCopyContext, _: null): StoreState => changedState(database, state),
  changedNodes: ({ database }: WorkingCopyContext, page: PageRequest) => changedNodes(database, page),
  changedRelationships: ({ database }: WorkingCopyContext, page: PageRequest) => changedRelationships(database, page),
  changedRoutes: ({ database }: WorkingCopyContext, page: PageRequest) => changedRoutes(database, page),
  changedCoverage: ({ database }: WorkingCopyContext, page: PageRequest) => changedCoverage(database, page),
  changedAmounts: ({ database }: WorkingCopyContext, page: PageRequest) => changedAmounts(database, page),
  close: writeOperations.close,
};
export type WorkingCopyOperations = typeof workingCopyOperations;

/** Ends the loading. Answers, by key, how many relationships the copied elements have that are not copied. */
function beginWatching(context: WorkingCopyContext): Map<number, number> {
  const { database } = context;
  database.transaction("BEGIN", () => loadKeptRelationships(database));
  const elsewhere = new Map<number, number>();
  const nodes = "SELECT key, degree FROM node UNION ALL SELECT -key, degree FROM route WHERE degree > 0";
  for (const { key, degree } of database.all<{ key: number; degree: number }>(nodes)) {
    const rest = degree - countCopied(database, key) - countRoutes(context, key);
    if (rest !== 0) elsewhere.set(key, rest);
  }
  database.exec(watchingTables);
  return elsewhere;
}

function countCopied(database: Database, key: number): number {
  const sql = `SELECT (SELECT count(*) FROM relationship WHERE start_key = ?1)
    + (SELECT count(*) FROM relationship WHERE end_key = ?1) AS count`;
  return database.get<{ count: number }>(sql, key)?.count ?? 0;
}

function countRoutes({ database, state }: WorkingCopyContext, key: number): number {
  const id = key > 0 ? elementId(database, key) : undefined;
  if (id === undefined) return 0;
  const colon = id.indexOf(":");
  const name = id.slice(colon + 1);
  const scopes = { country: "'exporter', 'importer'", commodity: "'commodity'" }[id.slice(0, colon)];
  if (scopes === undefined) return state.datasets[id]?.routes ?? 0;
  const sql = `SELECT sum(count) AS count FROM tally WHERE scope IN (${scopes}) AND name = ?`;
  return database.get<{ count: number | null }>(sql, name)?.count ?? 0;
}
