import { randomUUID } from "node:crypto";
import { checkDocumentKey, documentConflict, isAsExpected, writeDocumentBody } from "../../documents.ts";
import type { DocumentContent, DocumentKey, ExpectedDocument, StoredDocument } from "../../graph-store.ts";
import type { Neo4jDatabase, RunQuery } from "../database/database.ts";
import { documentKey } from "../reading/read-documents.ts";
import type { Names } from "../schema/names.ts";

export async function saveDocument(
  database: Neo4jDatabase,
  document: DocumentContent,
  expected: ExpectedDocument,
): Promise<StoredDocument> {
  checkDocumentKey(document);
  const { kind, id, body } = document;
  const text = writeDocumentBody(body);
  // Made once, so that an attempt whose answer was lost is recognised by the next one.
  const version = randomUUID();
  const savedAt = await database.write(
    (run) => putDocument(run, database.names, { kind, id, text, version, expected }),
    { patience: "short" },
  );
  return { kind, id, body, version, savedAt };
}

export interface DocumentToPut extends DocumentKey {
  /** JSON. */
  text: string;
  version: string;
  expected: ExpectedDocument;
}

/**
 * Within a writing transaction, which fails with a `conflict` where the document is not as expected. The node is locked
 * before it is looked at, so that of two savers one sees what the other did. Answers when it was saved, an ISO instant.
 */
export async function putDocument(
  run: RunQuery,
  names: Names,
  { kind, id, text, version, expected }: DocumentToPut,
): Promise<string> {
  const key = documentKey({ kind, id });
  const lock = `MERGE (m:${names.meta} {key: $key}) SET m.asked = true REMOVE m.asked
    RETURN m.version AS before, m.savedAt AS savedAt`;
  const [found] = await run<{ before: string | null; savedAt: number | null }>(lock, { key });
  const before = found?.before ?? null;
  if (before === version) return new Date(found?.savedAt ?? 0).toISOString();
  if (!isAsExpected(before, expected)) throw documentConflict({ kind, id });
  const save = `MATCH (m:${names.meta} {key: $key})
    SET m.record = 'document', m.documentKind = $kind, m.documentId = $id, m.text = $text, m.version = $version,
      m.savedAt = timestamp()
    RETURN m.savedAt AS savedAt`;
  const [saved] = await run<{ savedAt: number }>(save, { key, kind, id, text, version });
  return new Date(saved!.savedAt).toISOString();
}

export function deleteDocument(
  database: Neo4jDatabase,
  key: DocumentKey,
  expected: Exclude<ExpectedDocument, "absent">,
): Promise<boolean> {
  const { meta } = database.names;
  return database.write(async (run) => {
    const lock = `MATCH (m:${meta} {key: $key}) SET m.asked = true REMOVE m.asked RETURN m.version AS before`;
    const [found] = await run<{ before: string }>(lock, { key: documentKey(key) });
    if (!isAsExpected(found?.before ?? null, expected)) throw documentConflict(key);
    if (!found) return false;
    await run(`MATCH (m:${meta} {key: $key}) DELETE m`, { key: documentKey(key) });
    return true;
  });
}
