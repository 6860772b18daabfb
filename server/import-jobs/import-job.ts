/** One import as the API tells of it: queued, running, then finished in one of three ways. */
import { randomUUID } from "node:crypto";
import type {
  ImportOptions,
  ImportProgress,
  ImportReport,
  ImportResponse,
  ImportStatus,
} from "#graph-schema/contract/import.ts";
import type { RejectionLog } from "../importers/rejection-log.ts";

/** A file that was received whole. Whoever takes it over removes it. */
export interface Upload {
  /** The spool file. */
  path: string;
  /** As the user's file is called, without folders. */
  fileName: string;
  bytes: number;
  options: ImportOptions;
}

export type JobListener = (job: ImportJob) => void;

/** How it ended; `dataVersion` only where it succeeded. */
export interface JobEnd {
  status: "succeeded" | "failed" | "cancelled";
  report: ImportReport | null;
  failure: string | null;
  dataVersion: string | null;
}

function firstProgress(bytesTotal: number): ImportProgress {
  return { phase: "receiving", bytesRead: 0, bytesTotal, rowsRead: 0, rowsPerSecond: null, secondsLeft: null };
}

export class ImportJob {
  readonly id = randomUUID();
  readonly upload: Upload;
  readonly rejections: RejectionLog;
  private readonly controller = new AbortController();
  private readonly listeners = new Set<JobListener>();
  private readonly created = new Date();
  private status: ImportStatus = "queued";
  private progress: ImportProgress;
  private end: JobEnd | undefined;
  private finished: Date | undefined;

  constructor(upload: Upload, rejections: RejectionLog) {
    this.upload = upload;
    this.rejections = rejections;
    this.progress = firstProgress(upload.bytes);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get isFinished(): boolean {
    return this.end !== undefined;
  }

  /** Whether its data are in the store already, so that it is too late to cancel. */
  get isCommitted(): boolean {
    return this.progress.phase === "indexing" || this.progress.phase === "done";
  }

  get isWaiting(): boolean {
    return this.status === "queued";
  }

  abort(reason: Error): void {
    this.controller.abort(reason);
  }

  begin(): void {
    this.status = "running";
    this.tell();
  }

  advance(progress: ImportProgress): void {
    this.progress = progress;
    this.tell();
  }

  enterIndexing(): void {
    this.advance({ ...this.progress, phase: "indexing", secondsLeft: null });
  }

  finish(end: JobEnd): void {
    this.end = end;
    this.status = end.status;
    this.finished = new Date();
    const phase = end.status === "succeeded" ? "done" : this.progress.phase;
    this.advance({ ...this.progress, phase, secondsLeft: null });
  }

  /** `listener` is called after every change until the returned function is called. */
  subscribe(listener: JobListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  present(): ImportResponse {
    return {
      id: this.id,
      fileName: this.upload.fileName,
      status: this.status,
      progress: this.progress,
      report: this.end?.report ?? null,
      failure: this.end?.failure ?? null,
      created: this.created.toISOString(),
      finished: this.finished?.toISOString() ?? null,
      dataVersion: this.end?.dataVersion ?? null,
    };
  }

  private tell(): void {
    for (const listener of this.listeners) listener(this);
  }
}
