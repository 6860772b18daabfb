/** What the store holds of import jobs, whichever server runs them. */
import type { ImportProgress, ImportResponse } from "#graph-schema/contract/import.ts";
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import type { GraphStore, StoredDocument } from "../graph-store/graph-store.ts";
import {
  endOfLost,
  firstProgress,
  jobKey,
  jobOf,
  lastProgress,
  presentJob,
  runKey,
  runOf,
  type JobEnding,
} from "./job-documents.ts";
import { keepRefused, removeRejections } from "./kept-rejections.ts";

/** Finished imports that are remembered with their rejections. */
const rememberedJobs = 100;
const documentsPerPage = 50;

export const isConflict = (error: unknown) => error instanceof GraphStoreError && error.kind === "conflict";

export class JobArchive {
  readonly #store: GraphStore;

  constructor(store: GraphStore) {
    this.#store = store;
  }

  /** A job as it stands in the store; undefined where there is none. */
  async read(id: string): Promise<ImportResponse | undefined> {
    const found = await this.#store.readDocument(jobKey(id));
    if (found === undefined) return undefined;
    if (jobOf(found).ending !== null) return present(found, undefined);
    const run = await this.#store.readDocument(runKey(id));
    if (run !== undefined) return present(found, run);
    // It ended in between, or its server went away while it was being queued.
    await this.conclude(id, firstProgress(jobOf(found).bytes));
    return this.read(id);
  }

  /** How it ended; undefined where it did not, as far as the store knows. */
  async readEnding(id: string): Promise<JobEnding | undefined> {
    const found = await this.#store.readDocument(jobKey(id));
    return found && (jobOf(found).ending ?? undefined);
  }

  /** Of unfinished jobs. */
  listRuns(): Promise<StoredDocument[]> {
    return this.#store.listDocuments(runKey("").kind, { limit: 1000 });
  }

  /** Asks the server that runs the job to end it; false where none runs it any more. */
  async requestCancel(id: string): Promise<boolean> {
    for (;;) {
      const run = await this.#store.readDocument(runKey(id));
      if (run === undefined) return false;
      const body = { ...runOf(run), isCancelled: true };
      try {
        await this.#store.saveDocument({ ...runKey(id), body }, { version: run.version });
        return true;
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    }
  }

  /**
   * Gives an end to a job that nobody runs any more: succeeded where its commit happened, else failed. Whoever was
   * thought gone cannot commit it afterwards, since its commit expects the document as it was.
   */
  async conclude(id: string, progress: ImportProgress): Promise<JobEnding | undefined> {
    for (;;) {
      const found = await this.#store.readDocument(jobKey(id));
      if (found === undefined || jobOf(found).ending !== null) {
        await this.#store.deleteDocument(runKey(id), "any");
        return found && (jobOf(found).ending ?? undefined);
      }
      await this.#endLost(found, progress);
    }
  }

  async #endLost(found: StoredDocument, progress: ImportProgress): Promise<void> {
    const { id, version } = found;
    const job = jobOf(found);
    const end = endOfLost(job);
    await keepRefused(this.#store, id, job.outcome?.rejections ?? []);
    const ending = { ...end, finished: new Date().toISOString(), progress: lastProgress(progress, end.status) };
    try {
      await this.#store.saveDocument({ ...jobKey(id), body: { ...job, ending } }, { version });
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }

  /** Forgets finished jobs beyond the newest. */
  async forgetOldest(): Promise<void> {
    const finished: { id: string; finished: string }[] = [];
    for await (const document of this.#listJobs()) {
      const { ending } = jobOf(document);
      if (ending) finished.push({ id: document.id, finished: ending.finished });
    }
    const newestFirst = finished.toSorted((a, b) => (a.finished < b.finished ? 1 : -1));
    for (const { id } of newestFirst.slice(rememberedJobs)) {
      await removeRejections(this.#store, id);
      await this.#store.deleteDocument(jobKey(id), "any");
    }
  }

  async *#listJobs(): AsyncGenerator<StoredDocument> {
    const { kind } = jobKey("");
    let after: { kind: string; id: string } | undefined;
    for (;;) {
      const page = await this.#store.listDocuments(kind, { limit: documentsPerPage, ...(after && { after }) });
      yield* page;
      after = page.at(-1);
      if (page.length < documentsPerPage) return;
    }
  }
}

function present(found: StoredDocument, run: StoredDocument | undefined): ImportResponse {
  const { fileName, created, bytes, ending } = jobOf(found);
  const { status, progress } = run ? runOf(run) : { status: "running" as const, progress: firstProgress(bytes) };
  return presentJob({ id: found.id, fileName, created, status, progress, ending });
}
