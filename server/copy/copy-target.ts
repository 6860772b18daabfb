/** Which stores a graph may be copied into, and how what an interrupted copy brought is taken away again. */
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { copyRecordKey, readCopyRecord, type SavedRecord } from "./copy-record.ts";
import { listCopiedDocuments } from "./copy-documents.ts";

interface Source {
  source: string;
  sourceVersion: string;
}

function conflict(message: string): GraphStoreError {
  return new GraphStoreError("conflict", message);
}

async function holdsAnything(to: GraphStore, signal: AbortSignal): Promise<boolean> {
  const { nodes } = await to.statistics(signal);
  return nodes.total > 0 || (await to.listDocuments(undefined, { limit: 1 }, signal)).length > 0;
}

/**
 * The record of an earlier run of the same copy; undefined for an empty store. Rejects with `conflict` for a store that
 * holds anything else.
 */
export async function requireFittingTarget(
  to: GraphStore,
  { source, sourceVersion }: Source,
  signal: AbortSignal,
): Promise<SavedRecord | undefined> {
  const saved = await readCopyRecord(to, signal);
  if (saved === undefined) {
    if (!(await holdsAnything(to, signal))) return undefined;
    throw conflict("The target holds data of its own. Copy into an empty store: another folder, database or prefix.");
  }
  const { record } = saved;
  if (record.sourceVersion === sourceVersion) return saved;
  if (record.status === "finished") {
    throw conflict(
      `The target holds a finished copy of ${record.source}, of ${record.finishedAt}, and what was done with it since. Copy into an empty store.`,
    );
  }
  throw conflict(
    record.source === source
      ? `The target holds part of a copy begun at ${record.begunAt}, and the source has changed since. Copy again with --restart, which takes that part away first.`
      : `The target holds part of a copy of ${record.source}, begun at ${record.begunAt}. Copy that one again to finish it, or this one with --restart, which takes that part away first.`,
  );
}

/** Takes away what an interrupted copy brought; leaves every other store as it is. */
export async function emptyTarget(to: GraphStore, signal: AbortSignal): Promise<void> {
  const saved = await readCopyRecord(to, signal);
  if (saved === undefined) return;
  if (saved.record.status === "finished") {
    throw conflict("The target holds a finished copy, which --restart does not take away. Copy into an empty store.");
  }
  for (const { id } of await to.listContributors(signal)) {
    if (id !== "seeds") await to.removeDataset(id, signal);
  }
  const nothing = await to.openImport({ contributor: "seeds", replaces: true });
  try {
    await nothing.commit(signal);
  } finally {
    await nothing.abandon();
  }
  for await (const { kind, id } of listCopiedDocuments(to, signal)) await to.deleteDocument({ kind, id }, "any");
  await to.deleteDocument(copyRecordKey, "any");
}
