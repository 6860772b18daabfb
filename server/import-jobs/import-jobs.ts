/**
 * The imports of this server: one runs at a time, others wait. What is known of them lives in memory; spool and
 * rejection files live in a private folder and go when they are no longer needed.
 */
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import type { ImportReport } from "#graph-schema/contract/import.ts";
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { importFile, type ImportResult } from "../importers/import-file.ts";
import { RejectionLog } from "../importers/rejection-log.ts";
import { ImportJob, type JobEnd, type Upload } from "./import-job.ts";

/** Imports that may wait behind the running one. */
const maximumWaiting = 20;
/** Finished imports that are remembered with their rejections. */
const rememberedJobs = 100;

const spoolPrefix = "upload-";
const rejectionPrefix = "rejections-";

export interface ImportJobsOptions {
  store: GraphStore;
  /** Folder for spool and rejection files; created when it is absent. */
  folder: string;
  /** Called after an import that changed data; resolves when traces see the new state. */
  onDataChanged: () => Promise<void>;
  /** Told of failures that are ours and not the file's. */
  onFault: (error: unknown) => void;
}

/** The reason of an import that was cancelled. */
export class ImportCancelledError extends Error {
  constructor(why: string) {
    super(why);
    this.name = "ImportCancelledError";
  }
}

export class ImportJobs {
  private readonly options: ImportJobsOptions;
  private readonly jobs = new Map<string, ImportJob>();
  private running: Promise<void> = Promise.resolve();
  private isClosed = false;

  /** Use openImportJobs. */
  constructor(options: ImportJobsOptions) {
    this.options = options;
  }

  /** A path for a new spool file in the private folder. */
  spoolPath(): string {
    return join(this.options.folder, `${spoolPrefix}${randomUUID()}`);
  }

  get isFull(): boolean {
    return this.isClosed || [...this.jobs.values()].filter(({ isWaiting }) => isWaiting).length >= maximumWaiting;
  }

  find(id: string): ImportJob | undefined {
    return this.jobs.get(id);
  }

  /** Queues the import and takes the spool file over. */
  start(upload: Upload): ImportJob {
    const path = join(this.options.folder, `${rejectionPrefix}${randomUUID()}`);
    const job = new ImportJob(upload, new RejectionLog(path));
    this.jobs.set(job.id, job);
    this.running = this.running.then(() => this.run(job));
    return job;
  }

  /** Resolves once the import has ended: false where it had been committed or finished before. */
  async cancel(job: ImportJob): Promise<boolean> {
    if (job.isFinished || job.isCommitted) return false;
    job.abort(new ImportCancelledError("The import was cancelled"));
    if (job.isWaiting) await this.end(job, cancelled);
    else await ended(job);
    return job.present().status === "cancelled";
  }

  /** Cancels what runs and waits, and removes every file. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const job of this.jobs.values()) {
      if (!job.isFinished) job.abort(new ImportCancelledError("The server is closing"));
    }
    await this.running;
    await Promise.all([...this.jobs.values()].map(({ rejections }) => rejections.remove()));
  }

  private async run(job: ImportJob): Promise<void> {
    if (job.isFinished) return;
    await this.end(job, await this.outcomeOf(job));
  }

  private async end(job: ImportJob, outcome: JobEnd): Promise<void> {
    await rm(job.upload.path, { force: true });
    await job.rejections.close();
    // One that is cancelled just as its turn comes gets here twice.
    if (job.isFinished) return;
    job.finish(outcome);
    await this.forgetOldest();
  }

  private async outcomeOf(job: ImportJob): Promise<JobEnd> {
    if (job.signal.aborted) return cancelled;
    job.begin();
    try {
      const { store } = this.options;
      const { upload, rejections, signal } = job;
      const { path, fileName, options } = upload;
      const onProgress = job.advance.bind(job);
      return await this.conclude(
        job,
        await importFile({ store, path, fileName, options, rejections, onProgress, signal }),
      );
    } catch (error) {
      return job.signal.aborted ? cancelled : this.fail(error);
    }
  }

  private async conclude(job: ImportJob, result: ImportResult): Promise<JobEnd> {
    if (result.status === "failed") return { ...result, dataVersion: null };
    const { report, dataVersion } = result;
    job.enterIndexing();
    return { status: "succeeded", report: await this.refreshIndex(report), failure: null, dataVersion };
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

  private async forgetOldest(): Promise<void> {
    const old = [...this.jobs.values()].filter(({ isFinished }) => isFinished).slice(0, -rememberedJobs);
    for (const job of old) {
      this.jobs.delete(job.id);
      await job.rejections.remove();
    }
  }
}

const cancelled: JobEnd = { status: "cancelled", report: null, failure: null, dataVersion: null };

function failed(failure: string): JobEnd {
  return { status: "failed", report: null, failure, dataVersion: null };
}

function ended(job: ImportJob): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = job.subscribe(() => {
      if (!job.isFinished) return;
      unsubscribe();
      resolve();
    });
    if (job.isFinished) {
      unsubscribe();
      resolve();
    }
  });
}

/** Creates the private folder; files that a killed server left there are removed. */
export async function openImportJobs(options: ImportJobsOptions): Promise<ImportJobs> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(options.folder)) {
    if (name.startsWith(spoolPrefix) || name.startsWith(rejectionPrefix)) await rm(join(options.folder, name));
  }
  return new ImportJobs(options);
}
