import type { DocumentKey, DocumentPage, StoredDocument } from "../../graph-store.ts";
import type { Database } from "../database/database.ts";

interface DocumentRow {
  kind: string;
  id: string;
  version: string;
  saved_at: string;
  body: string;
}

const columns = "kind, id, version, saved_at, body";

const present = ({ saved_at: savedAt, body, ...row }: DocumentRow): StoredDocument => ({
  ...row,
  savedAt,
  body: JSON.parse(body) as unknown,
});

export function readDocument(database: Database, { kind, id }: DocumentKey): StoredDocument | undefined {
  const row = database.get<DocumentRow>(`SELECT ${columns} FROM document WHERE kind = ? AND id = ?`, kind, id);
  return row && present(row);
}

export interface DocumentQuestion {
  kind: string | undefined;
  page: DocumentPage;
}

export function listDocuments(database: Database, { kind, page }: DocumentQuestion): StoredDocument[] {
  const { after = { kind: "", id: "" }, limit } = page;
  const sql = `SELECT ${columns} FROM document WHERE (kind, id) > (?1, ?2) AND (?3 IS NULL OR kind = ?3)
    ORDER BY kind, id LIMIT ?4`;
  return database.all<DocumentRow>(sql, after.kind, after.id, kind ?? null, limit).map(present);
}
