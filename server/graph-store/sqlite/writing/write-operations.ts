import type { DatabaseSync } from "node:sqlite";
import type {
  DocumentKey,
  ElementBatch,
  ExpectedDocument,
  ImportReceipt,
  ImportSessionOptions,
} from "../../graph-store.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Database } from "../database/database.ts";
import { noteName } from "../reading/read-note.ts";
import type { StagedCells } from "../staging/staged-cells.ts";
import { StagingSession } from "../staging/staging-session.ts";
import type { AbortCheck } from "../threads/messages.ts";
import { commitImport } from "./commit-import.ts";
import { recount } from "./recount.ts";
import { removeDataset } from "./remove-dataset.ts";
import { deleteDocument, saveDocument, type DocumentToSave } from "./write-documents.ts";

export interface WriterContext {
  folder: string;
  lock: DatabaseSync;
  database: Database;
  sessions: Map<number, StagingSession>;
}

function requireSession({ sessions }: WriterContext, id: number): StagingSession {
  const session = sessions.get(id);
  if (!session) throw new GraphStoreError("unknown-reference", "The import has ended; begin a new one.");
  return session;
}

function endSession({ sessions }: WriterContext, id: number): void {
  sessions.get(id)?.remove();
  sessions.delete(id);
}

/** What the writer thread can be asked. */
export const writeOperations = {
  openSession: (context: WriterContext, { id, options }: { id: number; options: ImportSessionOptions }): null => {
    context.sessions.set(id, new StagingSession(context.folder, String(id), options));
    return null;
  },
  stage: (context: WriterContext, { session, batch }: { session: number; batch: ElementBatch }): null => {
    requireSession(context, session).stage(batch);
    return null;
  },
  stageCells: (context: WriterContext, cells: StagedCells): null => {
    requireSession(context, cells.session).stageCells(cells);
    return null;
  },
  /** The session ends, whatever comes of it. */
  commit: (
    context: WriterContext,
    { session, receipt }: { session: number; receipt: ImportReceipt | undefined },
    checkAbort: AbortCheck,
  ) => {
    try {
      return commitImport(context.database, requireSession(context, session), checkAbort, { receipt });
    } finally {
      endSession(context, session);
    }
  },
  abandon: (context: WriterContext, session: number): null => {
    endSession(context, session);
    return null;
  },
  removeDataset: (context: WriterContext, id: string, checkAbort: AbortCheck) =>
    removeDataset(context.database, id, checkAbort),
  recount: ({ database }: WriterContext, _: null) => recount(database),
  writeNote: ({ database }: WriterContext, { name, text }: { name: string; text: string }): null => {
    const sql = "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2";
    database.run(sql, noteName(name), text);
    return null;
  },
  saveDocument: (
    { database }: WriterContext,
    { document, expected }: { document: DocumentToSave; expected: ExpectedDocument },
  ) => saveDocument(database, document, expected),
  deleteDocument: ({ database }: WriterContext, { key, expected }: { key: DocumentKey; expected: ExpectedDocument }) =>
    deleteDocument(database, key, expected),
  close: (context: WriterContext, _: null): null => {
    for (const id of context.sessions.keys()) endSession(context, id);
    context.database.exec("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
    context.database.close();
    context.lock.close();
    return null;
  },
};
export type WriteOperations = typeof writeOperations;
