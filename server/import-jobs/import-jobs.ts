/**
 * The imports of this server: one runs at a time, others wait. What is known of them is kept as documents in the store,
 * where every server on it can read it, also once this one has gone; spool files live in a private folder.
 */
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { hostname } from "node:os";
import type { ImportReport, Rejection } from "#graph-schema/contract/import.ts";
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { importFile, type ImportResult } from "../importers/import-file.ts";
import { ImportJob, untilFinished, type JobView, type Upload } from "./import-job.ts";
import { JobArchive } from "./job-archive.ts";
import type { JobEnd } from "./job-documents.ts";
import { JobRecord } from "./job-record.ts";
import { KeptRejections, mostKept, readRejections } from "./kept-rejections.ts";
import { recordEnd } from "./record-end.ts";
import { RemoteJob } from "./remote-job.ts";
import { RunWatch } from "./run-watch.ts";
import { makeSpoolPath, openSpoolFolder } from "./spool-folder.ts";

/** Imports that may wait behind the running one. */
const maximumWaiting = 20;

export interface ImportJobsOptions {
  store: GraphStore;
  /** Folder for spool files; created when it is absent. */
  folder: string;
  /** Called after an import that changed data; resolves when traces see the new state. */
  onDataChanged: () => Promise<void>;
  /** Told of failures that are ours and not the file's. */
  onFault: (error: unknown) => void;
  /** Told where the store does not take or give what is known of imports; that is tried again. */
  onTrouble: (error: unknown) => void;
}

/** The reason of an import that was cancelled. */
class ImportCancelledError extends Error {
  constructor(why: string) {
    super(why);
    this.name = "ImportCancelledError";
  }
}

interface Entry {
  job: ImportJob;
  record: JobRecord;
  rejections: KeptRejections;
  ending?: Promise<void>;
}

export class ImportJobs {
  private readonly options: ImportJobsOptions;
  private readonly archive: JobArchive;
  private readonly owner = `${hostname()} ${process.pid} ${randomUUID()}`;
  /** Jobs of this server whose end is not in the store yet. */
  private readonly entries = new Map<string, Entry>();
  private readonly watch: RunWatch;
  private readonly closing = new AbortController();
  private running: Promise<void> = Promise.resolve();

  /** Use openImportJobs. */
  constructor(options: ImportJobsOptions) {
    this.options = options;
    const { store, onTrouble } = options;
    this.archive = new JobArchive(store);
    const { archive, owner, entries: jobs } = this;
    const onCancel = (job: ImportJob) => void this.cancel(job);
    this.watch = new RunWatch({ archive, owner, jobs, onCancel, onTrouble, isAlone: store.kind === "embedded" });
  }

  /** Resolves once jobs that a server left behind have an end, where that can be known at once. */
  open(): Promise<void> {
    return this.watch.start();
  }

  /** A path for a new spool file in the private folder. */
  spoolPath(): string {
    return makeSpoolPath(this.options.folder);
  }

  get isFull(): boolean {
    const waiting = [...this.entries.values()].filter(({ job }) => job.isWaiting).length;
    return this.closing.signal.aborted || waiting >= maximumWaiting;
  }

  /** A job of any server. */
  async find(id: string): Promise<JobView | undefined> {
    const own = this.entries.get(id);
    if (own?.job.isFinished === true || (own && own.ending === undefined)) return own.job;
    try {
      const state = await this.archive.read(id);
      return state && new RemoteJob(this.archive, state, this.options.onTrouble);
    } catch (error) {
      // Its end is being saved, and other servers may know of it by now; where the store is away, none does.
      if (own) return own.job;
      throw error;
    }
  }

  /** Of a finished job, in the order in which they were met. */
  readRejections(id: string): AsyncIterable<Rejection> {
    return readRejections(this.options.store, id);
  }

  /** Queues the import and takes the spool file over. Rejects with the store's error where it cannot be told of it. */
  async start(upload: Upload): Promise<ImportJob> {
    const { archive, owner } = this;
    const { store } = this.options;
    const job = new ImportJob(upload);
    const record = new JobRecord({ store, archive, owner }, job);
    const entry = { job, record, rejections: new KeptRejections(store, job.id) };
    this.entries.set(job.id, entry);
    try {
      await record.create();
    } catch (error) {
      this.entries.delete(job.id);
      await rm(upload.path, { force: true });
      throw error;
    }
    this.running = this.running.then(() => this.run(entry));
    return job;
  }

  /** Resolves once the import has ended: false where it had been committed or finished before. */
  async cancel(job: JobView, signal?: AbortSignal): Promise<boolean> {
    if (job.isFinished || job.present().progress.phase === "indexing") return false;
    const own = this.entries.get(job.id);
    if (own) await this.cancelOwn(own);
    else await this.archive.requestCancel(job.id);
    await untilFinished(job, signal);
    return job.present().status === "cancelled";
  }

  /** Cancels what runs and waits. */
  async close(): Promise<void> {
    const reason = new ImportCancelledError(serverStopped);
    this.closing.abort(reason);
    for (const { job } of this.entries.values()) job.abort(reason);
    await this.running;
    await this.watch.close();
  }

  private async cancelOwn(entry: Entry): Promise<void> {
    const { job } = entry;
    job.abort(new ImportCancelledError("The import was cancelled"));
    if (job.isWaiting) await this.end(entry, cancelled);
  }

  private async run(entry: Entry): Promise<void> {
    if (entry.ending === undefined) await this.end(entry, await this.outcomeOf(entry));
  }

  /** One that is cancelled just as its turn comes gets here twice. */
  private end(entry: Entry, outcome: JobEnd): Promise<void> {
    entry.ending ??= this.conclude(entry, outcome);
    return entry.ending;
  }

  private async conclude({ job, record, rejections }: Entry, outcome: JobEnd): Promise<void> {
    const { onTrouble } = this.options;
    await rm(job.upload.path, { force: true });
    await rejections.flush().catch(onTrouble);
    const { saved } = await recordEnd({ job, record, onTrouble, closing: this.closing.signal }, outcome);
    void saved.then(() => this.forget(job));
  }

  private async forget(job: ImportJob): Promise<void> {
    this.entries.delete(job.id);
    if (!this.closing.signal.aborted) await this.archive.forgetOldest().catch(this.options.onTrouble);
  }

  private async outcomeOf({ job, record, rejections }: Entry): Promise<JobEnd> {
    if (job.signal.aborted) return this.aborted();
    job.begin();
    try {
      const { store } = this.options;
      const { upload, signal } = job;
      const { path, fileName, options } = upload;
      const onProgress = job.advance.bind(job);
      const receiptOf = record.receipt.bind(record);
      return await this.takeOver(
        job,
        rejections,
        await importFile({ store, path, fileName, options, rejections, onProgress, receiptOf, signal }),
      );
    } catch (error) {
      return job.signal.aborted ? this.aborted() : this.fail(error);
    }
  }

  private aborted(): JobEnd {
    return this.closing.signal.aborted ? { ...cancelled, failure: serverStopped } : cancelled;
  }

  private async takeOver(job: ImportJob, rejections: KeptRejections, result: ImportResult): Promise<JobEnd> {
    if (result.status === "failed") return { ...result, dataVersion: null };
    job.enterIndexing();
    const report = await this.refreshIndex(noteUnkept(result.report, rejections.count));
    return { status: "succeeded", report, failure: null, dataVersion: result.dataVersion };
  }

  /** The data are in the store whatever happens here; so a failure is a remark, not the import's end. */
  private async refreshIndex(report: ImportReport): Promise<ImportReport> {
    if (report.changed === 0) return report;
    try {
      await this.options.onDataChanged();
      return report;
    } catch (error) {
      this.options.onFault(error);
      const note = "The data are imported, but the trace index could not be renewed: restart the server";
      return { ...report, notes: [...report.notes, note] };
    }
  }

  private fail(error: unknown): JobEnd {
    if (error instanceof GraphStoreError) return failed(`The store refused the import: ${error.message}`);
    this.options.onFault(error);
    return failed("The server failed while importing; its log has more");
  }
}

const serverStopped = "The server was stopped before the import was done: import the file again";
const cancelled: JobEnd = { status: "cancelled", report: null, failure: null, dataVersion: null };

function failed(failure: string): JobEnd {
  return { status: "failed", report: null, failure, dataVersion: null };
}

function noteUnkept(report: ImportReport, rejected: number): ImportReport {
  if (rejected <= mostKept) return report;
  const note = `rejections.csv holds the first ${mostKept.toLocaleString("en")} of the rejected rows`;
  return { ...report, notes: [...report.notes, note] };
}

/** Creates the private folder; files that a killed server left there are removed, and its jobs get an end. */
export async function openImportJobs(options: ImportJobsOptions): Promise<ImportJobs> {
  await openSpoolFolder(options.folder);
  const jobs = new ImportJobs(options);
  await jobs.open();
  return jobs;
}
