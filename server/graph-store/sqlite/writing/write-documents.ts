import { randomUUID } from "node:crypto";
import { documentConflict, isAsExpected } from "../../documents.ts";
import type { DocumentKey, ExpectedDocument } from "../../graph-store.ts";
import type { Database } from "../database/database.ts";

export interface DocumentToSave extends DocumentKey {
  /** JSON. */
  text: string;
}

export interface DocumentStamp {
  version: string;
  savedAt: string;
}

/** Within a transaction. A document that is not as expected is a `conflict`. */
export function putDocument(
  database: Database,
  { kind, id, text }: DocumentToSave,
  expected: ExpectedDocument,
): DocumentStamp {
  requireExpected(database, { kind, id }, expected);
  const stamp = { version: randomUUID(), savedAt: new Date().toISOString() };
  const sql = `INSERT INTO document (kind, id, version, saved_at, body) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT DO UPDATE SET version = ?3, saved_at = ?4, body = ?5`;
  database.run(sql, kind, id, stamp.version, stamp.savedAt, text);
  return stamp;
}

export function saveDocument(database: Database, document: DocumentToSave, expected: ExpectedDocument): DocumentStamp {
  return database.transaction("BEGIN IMMEDIATE", () => putDocument(database, document, expected));
}

export function deleteDocument(database: Database, key: DocumentKey, expected: ExpectedDocument): boolean {
  return database.transaction("BEGIN IMMEDIATE", () => {
    if (!requireExpected(database, key, expected)) return false;
    return database.run("DELETE FROM document WHERE kind = ? AND id = ?", key.kind, key.id) > 0;
  });
}

/** Whether it is there. */
function requireExpected(database: Database, key: DocumentKey, expected: ExpectedDocument): boolean {
  const sql = "SELECT version FROM document WHERE kind = ? AND id = ?";
  const before = database.get<{ version: string }>(sql, key.kind, key.id)?.version ?? null;
  if (!isAsExpected(before, expected)) throw documentConflict(key);
  return before !== null;
}
