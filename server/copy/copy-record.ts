/**
 * What a target knows of its own copy: a document that is there from before the first part is brought. A store in which
 * a copy is unfinished is opened for nothing else.
 */
import { z } from "zod";
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import type { DocumentKey, GraphStore, StoredDocument } from "../graph-store/graph-store.ts";

export const copyRecordKey: DocumentKey = { kind: "copy", id: "copy" };

const copyRecordSchema = z.object({
  status: z.enum(["running", "finished"]),
  /** Where it came from, for people. */
  source: z.string(),
  /** Of the source; the same token, the same content. */
  sourceVersion: z.string(),
  begunAt: z.string(),
  finishedAt: z.string().nullable(),
  /** How many steps are done, and how far the next one is. */
  steps: z.int(),
  after: z.string().nullable(),
});
export type CopyRecord = z.infer<typeof copyRecordSchema>;

export interface SavedRecord {
  record: CopyRecord;
  version: string;
}

/** undefined: nothing was ever copied into the store. Rejects with `corrupt` where the document is none of ours. */
export async function readCopyRecord(store: GraphStore, signal?: AbortSignal): Promise<SavedRecord | undefined> {
  const document = await store.readDocument(copyRecordKey, signal);
  if (document === undefined) return undefined;
  const parsed = copyRecordSchema.safeParse(document.body);
  if (!parsed.success) throw new GraphStoreError("corrupt", "The store's record of a copy into it cannot be read.");
  return { record: parsed.data, version: document.version };
}

/** Rejects with `conflict` where another process copies into the same store. */
export async function saveCopyRecord(
  store: GraphStore,
  record: CopyRecord,
  before: SavedRecord | undefined,
): Promise<SavedRecord> {
  const expected = before === undefined ? "absent" : { version: before.version };
  const { version } = await saveOrExplain(store, record, expected);
  return { record, version };
}

async function saveOrExplain(
  store: GraphStore,
  record: CopyRecord,
  expected: "absent" | { version: string },
): Promise<StoredDocument> {
  try {
    return await store.saveDocument({ ...copyRecordKey, body: record }, expected);
  } catch (error) {
    if (!(error instanceof GraphStoreError) || error.kind !== "conflict") throw error;
    throw new GraphStoreError("conflict", "Another process copies into the same store.", { cause: error });
  }
}

/** Rejects with `unavailable` where a copy into the store was begun and not finished. */
export async function refuseUnfinishedCopy(store: GraphStore, signal?: AbortSignal): Promise<void> {
  const saved = await readCopyRecord(store, signal);
  if (saved?.record.status !== "running") return;
  throw new GraphStoreError(
    "unavailable",
    `The store holds part of a copy of ${saved.record.source}, begun at ${saved.record.begunAt}. Run the same entrepot copy again to finish it, or with --restart to begin it anew.`,
  );
}
