/** One import of this server: queued, running, then finished in one of three ways. */
import { randomUUID } from "node:crypto";
import type { ImportOptions, ImportProgress, ImportResponse } from "#graph-schema/contract/import.ts";
import { firstProgress, presentJob, type JobEnding } from "./job-documents.ts";

/** A file that was received whole. Whoever takes it over removes it. */
export interface Upload {
  /** The spool file. */
  path: string;
  /** As the user's file is called, without folders. */
  fileName: string;
  bytes: number;
  options: ImportOptions;
}

/** An import as the API tells of it, whichever server runs it. */
export interface JobView {
  readonly id: string;
  readonly isFinished: boolean;
  present(): ImportResponse;
  /** `listener` is called after every change until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

export class ImportJob implements JobView {
  readonly id = randomUUID();
  readonly upload: Upload;
  /** ISO instant. */
  readonly created = new Date().toISOString();
  private readonly controller = new AbortController();
  private readonly listeners = new Set<() => void>();
  private hasBegun = false;
  private current: ImportProgress;
  private ending: JobEnding | null = null;

  constructor(upload: Upload) {
    this.upload = upload;
    this.current = firstProgress(upload.bytes);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get progress(): ImportProgress {
    return this.current;
  }

  get isFinished(): boolean {
    return this.ending !== null;
  }

  /** Whether its data are in the store already, so that it is too late to cancel. */
  get isCommitted(): boolean {
    return this.progress.phase === "indexing" || this.progress.phase === "done";
  }

  /** Whether the store may have its data, though it did not say so. */
  get isCommitting(): boolean {
    return this.progress.phase === "committing";
  }

  get isWaiting(): boolean {
    return !this.hasBegun && !this.isFinished;
  }

  abort(reason: Error): void {
    this.controller.abort(reason);
  }

  begin(): void {
    this.hasBegun = true;
    this.tell();
  }

  advance(progress: ImportProgress): void {
    this.current = progress;
    this.tell();
  }

  enterIndexing(): void {
    this.advance({ ...this.progress, phase: "indexing", secondsLeft: null });
  }

  finish(ending: JobEnding): void {
    this.ending = ending;
    this.advance(ending.progress);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  present(): ImportResponse {
    const { id, upload, created, progress, ending } = this;
    const status = this.isWaiting ? "queued" : "running";
    return presentJob({ id, fileName: upload.fileName, created, status, progress, ending });
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Resolves when the job has finished; rejects with the signal's reason. */
export function untilFinished(job: JobView, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      unsubscribe();
      signal?.removeEventListener("abort", fail);
    };
    const fail = () => {
      stop();
      reject(signal?.reason as Error);
    };
    const look = () => {
      if (!job.isFinished) return;
      stop();
      resolve();
    };
    const unsubscribe = job.subscribe(look);
    signal?.addEventListener("abort", fail, { once: true });
    if (signal?.aborted === true) fail();
    else look();
  });
}
