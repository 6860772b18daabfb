/** Imports one file into a store: read in a thread of its own, staged as it comes, committed at the end, all or nothing. */
import type { ImportOptions, ImportProgress, ImportReport, Rejection } from "#graph-schema/contract/import.ts";
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import type { GraphStore, ImportReceipt, ImportSession } from "../graph-store/graph-store.ts";
import { datasetNode, type DatasetDescription } from "./datasets/dataset-descriptions.ts";
import { refuseForeignTarget } from "./datasets/import-target.ts";
import { ImportFailure } from "./import-failure.ts";
import { ProgressMeter } from "./import-progress.ts";
import { acceptedRows, addOutcome, describeFile } from "./import-report.ts";
import { nameElements } from "./named-elements.ts";
import type { RejectionKeeper } from "./rejection-keeper.ts";
import { runReader } from "./run-reader.ts";
import type { ReaderMessage, ReadSummary, RecognisedFile } from "./sink/reader-message.ts";
import { tradeFormats } from "./trade-formats.ts";

export interface ImportFileOptions {
  store: GraphStore;
  path: string;
  /** Shown with every figure; not necessarily the name at `path`. */
  fileName: string;
  options: ImportOptions;
  rejections: RejectionKeeper;
  onProgress: (progress: ImportProgress) => void;
  /** What is to be saved with the commit, given the report as it is before. */
  receiptOf?: (prepared: ImportReport) => ImportReceipt;
  signal?: AbortSignal | undefined;
}

export type ImportResult =
  | { status: "succeeded"; report: ImportReport; dataVersion: string }
  /** Nothing was imported. `report` is there where the file could be read to its end. */
  | { status: "failed"; failure: string; report: ImportReport | null };

/** Takes the reader's messages over into a session of the store. */
class StagedImport {
  private readonly job: ImportFileOptions;
  private readonly meter: ProgressMeter;
  session: ImportSession | undefined;
  file: RecognisedFile | undefined;
  summary: ReadSummary | undefined;
  failure: string | undefined;

  constructor(job: ImportFileOptions, meter: ProgressMeter) {
    this.job = job;
    this.meter = meter;
  }

  async take(message: ReaderMessage): Promise<void> {
    switch (message.type) {
      case "recognised":
        return this.begin(message.file);
      case "cells":
        return this.opened().stageCells(message.batch);
      case "elements":
        return this.opened().stage(message.batch);
      case "rejections":
        return this.job.rejections.add(message.rejections);
      case "progress":
        return this.meter.advance(message.bytesRead, message.rowsRead);
      case "finished":
        this.summary = message.summary;
        return undefined;
      case "failed":
        this.failure = message.message;
        return undefined;
    }
  }

  opened(): ImportSession {
    if (this.session === undefined) throw new Error("The reader sent rows before it had recognised the file");
    return this.session;
  }

  private async begin(file: RecognisedFile): Promise<void> {
    this.file = file;
    this.meter.begin(file.bytesTotal);
    await refuseForeignTarget(this.job.store, file.dataset, describedDataset(file));
    const strict = this.job.options.strict === true;
    this.session = await this.job.store.openImport({ contributor: file.dataset, strict });
  }
}

function describedDataset(file: RecognisedFile): DatasetDescription {
  const format = tradeFormats.find(({ id }) => id === file.format);
  if (format === undefined) throw new Error(`There is no format ${file.format}`);
  return format.dataset;
}

function describeRejected(rejection: Rejection | undefined, count: number): string {
  const rows = count === 1 ? "1 row was" : `${count} rows were`;
  if (rejection === undefined) return `${rows} rejected and the import is strict: nothing was imported`;
  const field = rejection.field === null ? "" : ` ${rejection.field}`;
  return `${rows} rejected and the import is strict, so nothing was imported. First: line ${rejection.line}:${field} ${rejection.reason}`;
}

async function commitStaged(job: ImportFileOptions, staged: StagedImport, meter: ProgressMeter): Promise<ImportResult> {
  const { file, summary } = staged;
  if (file === undefined || summary === undefined) throw new Error("The reader ended without a word");
  const { rejections, options, signal } = job;
  const prepared = describeFile(file, summary, rejections.first);
  if (options.strict === true && summary.rejected > 0) {
    const failure = describeRejected(rejections.first[0], summary.rejected);
    return { status: "failed", failure, report: { ...prepared, accepted: 0 } };
  }
  meter.enter("checking");
  if (acceptedRows(summary) === 0) {
    return { status: "succeeded", report: prepared, dataVersion: await job.store.dataVersion(signal) };
  }
  await staged.opened().stage(nameElements(summary, datasetNode(describedDataset(file), file.dataset)));
  await rejections.flush();
  signal?.throwIfAborted();
  meter.enter("committing");
  const outcome = await staged.opened().commit(signal, {
    receipt: job.receiptOf?.(prepared),
    onWaiting: (isWaiting) => meter.enter(isWaiting ? "waiting" : "committing"),
  });
  await rejections.add(outcome.rejections);
  const report = addOutcome(prepared, { ...outcome, rejected: outcome.rejections.length }, rejections.first);
  return { status: "succeeded", report, dataVersion: outcome.dataVersion };
}

async function readAndCommit(
  job: ImportFileOptions,
  staged: StagedImport,
  meter: ProgressMeter,
): Promise<ImportResult> {
  const { path, fileName, options, signal } = job;
  const { dataset, format, coverage } = options;
  await runReader({ path, fileName, dataset, format, coverage }, (message) => staged.take(message), signal);
  if (staged.failure !== undefined) return { status: "failed", failure: staged.failure, report: null };
  return commitStaged(job, staged, meter);
}

function readFailure(error: unknown): ImportResult {
  const isRefused = error instanceof GraphStoreError && error.kind === "rejected";
  if (error instanceof ImportFailure || isRefused) return { status: "failed", failure: error.message, report: null };
  throw error;
}

/**
 * Rejects with the signal's reason when aborted, and with the store's error when the store fails;
 * a file that cannot be imported is a result. Whatever happens, nothing staged is left behind.
 */
export async function importFile(job: ImportFileOptions): Promise<ImportResult> {
  const meter = new ProgressMeter(job.onProgress);
  const staged = new StagedImport(job, meter);
  try {
    return await readAndCommit(job, staged, meter);
  } catch (error) {
    return readFailure(error);
  } finally {
    await staged.session?.abandon();
  }
}
