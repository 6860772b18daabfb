/** Brings what is kept beside the graph: documents, and the program's own notes. */
import type { DocumentKey, GraphStore, StoredDocument } from "../graph-store/graph-store.ts";
import { runKey } from "../import-jobs/job-documents.ts";
import { copyRecordKey } from "./copy-record.ts";

const documentsPerPage = 100;

/** How a store was copied itself, and what servers on it say of the work they are at, are true of that store only. */
const ownKinds: ReadonlySet<string> = new Set([copyRecordKey.kind, runKey("").kind]);

/** All documents but those that are true of this store only. */
export async function* listCopiedDocuments(store: GraphStore, signal: AbortSignal): AsyncGenerator<StoredDocument> {
  let after: DocumentKey | undefined;
  for (;;) {
    const page = { limit: documentsPerPage, ...(after === undefined ? {} : { after }) };
    const documents = await store.listDocuments(undefined, page, signal);
    yield* documents.filter(({ kind }) => !ownKinds.has(kind));
    const last = documents.at(-1);
    if (last === undefined || documents.length < documentsPerPage) return;
    after = { kind: last.kind, id: last.id };
  }
}

/** What the source no longer holds when an interrupted copy goes on is taken away again. */
export async function copyDocuments(from: GraphStore, to: GraphStore, signal: AbortSignal): Promise<void> {
  const gone = new Map<string, DocumentKey>();
  for await (const { kind, id } of listCopiedDocuments(to, signal)) gone.set(JSON.stringify([kind, id]), { kind, id });
  for await (const { kind, id, body } of listCopiedDocuments(from, signal)) {
    await to.saveDocument({ kind, id, body }, "any");
    gone.delete(JSON.stringify([kind, id]));
  }
  for (const key of gone.values()) await to.deleteDocument(key, "any");
}

export async function copyNotes(from: GraphStore, to: GraphStore, signal: AbortSignal): Promise<void> {
  for (const { name, text } of await from.listNotes(signal)) await to.writeNote(name, text);
}
