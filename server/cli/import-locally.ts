/** Imports into a store that this process opens. */
import { createWriteStream } from "node:fs";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import type { ImportOptions, ImportProgress } from "#graph-schema/contract/import.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { importFile } from "../importers/import-file.ts";
import { RejectionLog } from "../importers/rejection-log.ts";
import { openSeededStore } from "../open-store.ts";
import type { ImportEnd } from "./print-import.ts";

export interface ImportTask {
  path: string;
  options: ImportOptions;
  /** CSV file that takes every rejection. */
  rejectionsPath: string | undefined;
  onProgress: (progress: ImportProgress) => void;
  signal: AbortSignal;
}

async function importInto(store: GraphStore, task: ImportTask, rejections: RejectionLog): Promise<ImportEnd> {
  const { path, options, onProgress, signal } = task;
  const fileName = basename(path);
  const result = await importFile({ store, path, fileName, options, rejections, onProgress, signal });
  return { fileName, failure: null, dataVersion: null, ...result };
}

async function writeRejections(rejections: RejectionLog, path: string): Promise<void> {
  const columns = ["line", "field", "value", "reason"];
  const table = stringify({ header: true, columns, escape_formulas: true });
  await pipeline(rejections.read(), table, createWriteStream(path));
}

/** `uri` names the store, or undefined for the one of the environment. */
export async function importLocally(uri: string | undefined, task: ImportTask): Promise<ImportEnd> {
  const store = await openSeededStore({ signal: task.signal, ...(uri === undefined ? {} : { uri }) });
  const rejections = new RejectionLog(join(tmpdir(), `entrepot-rejections-${randomUUID()}`));
  try {
    const end = await importInto(store, task, rejections);
    await rejections.close();
    if (task.rejectionsPath !== undefined) await writeRejections(rejections, task.rejectionsPath);
    return end;
  } finally {
    await rejections.remove();
    await store.close();
  }
}
