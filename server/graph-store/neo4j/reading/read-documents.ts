import type { DocumentKey, DocumentPage, StoredDocument } from "../../graph-store.ts";
import { integer, type RunQuery } from "../database/database.ts";
import type { Names } from "../schema/names.ts";

/**
 * A document is a node of the store's own. The id stands in its key as hexadecimal UTF-8, since Neo4j does not compare
 * every two texts alike in an index and outside of one; so keys sort by kind, then by the id's code points.
 */
export const documentKey = ({ kind, id }: DocumentKey) => `document ${kind} ${Buffer.from(id).toString("hex")}`;

interface DocumentRow {
  kind: string;
  id: string;
  version: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  body: string;
}

const columns =
  "m.documentKind AS kind, m.documentId AS id, m.version AS version, m.savedAt AS savedAt, m.text AS body";

const present = ({ savedAt, body, ...row }: DocumentRow): StoredDocument => ({
  ...row,
  savedAt: new Date(savedAt).toISOString(),
  body: JSON.parse(body) as unknown,
});

export async function readDocument(run: RunQuery, names: Names, key: DocumentKey): Promise<StoredDocument | undefined> {
  const query = `MATCH (m:${names.meta} {key: $key}) RETURN ${columns}`;
  const [row] = await run<DocumentRow>(query, { key: documentKey(key) });
  return row && present(row);
}

export async function listDocuments(
  run: RunQuery,
  names: Names,
  kind: string | undefined,
  { after, limit }: DocumentPage,
): Promise<StoredDocument[]> {
  const of = kind === undefined ? "document" : `document ${kind}`;
  const query = `MATCH (m:${names.meta}) WHERE m.key > $first AND m.key > $after AND m.key < $end
    RETURN ${columns} ORDER BY m.key LIMIT $limit`;
  // In ASCII an exclamation mark follows the space.
  const range = { first: `${of} `, end: `${of}!`, after: after === undefined ? "" : documentKey(after) };
  return (await run<DocumentRow>(query, { ...range, limit: integer(limit) })).map(present);
}
