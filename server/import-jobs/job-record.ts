/** The documents of one job, as the server that runs it writes them. */
import type { ImportReport } from "#graph-schema/contract/import.ts";
import type { ExpectedDocument, GraphStore, ImportReceipt } from "../graph-store/graph-store.ts";
import { isConflict, type JobArchive } from "./job-archive.ts";
import { jobKey, runKey, type JobDocument, type JobEnding, type RunDocument } from "./job-documents.ts";
import type { ImportJob } from "./import-job.ts";

export interface RecordParts {
  store: GraphStore;
  archive: JobArchive;
  /** This server. */
  owner: string;
}

export class JobRecord {
  readonly #parts: RecordParts;
  readonly #job: ImportJob;
  #version = "";
  #savedRun = "";

  constructor(parts: RecordParts, job: ImportJob) {
    this.#parts = parts;
    this.#job = job;
  }

  async create(): Promise<void> {
    const { store } = this.#parts;
    const saved = await store.saveDocument({ ...jobKey(this.#job.id), body: this.#body(null) }, "absent");
    this.#version = saved.version;
    await this.saveRun("absent", false);
  }

  /** Whether the job is further than was last written. */
  get hasNews(): boolean {
    return JSON.stringify(this.#run(false)) !== this.#savedRun;
  }

  /** Says how far it is and that this server is alive. A `conflict` where somebody else wrote meanwhile. */
  async saveRun(expected: ExpectedDocument, isCancelled: boolean): Promise<void> {
    const saved = JSON.stringify(this.#run(false));
    await this.#parts.store.saveDocument({ ...runKey(this.#job.id), body: this.#run(isCancelled) }, expected);
    this.#savedRun = saved;
  }

  /** To be saved with the commit: it fails where somebody concluded meanwhile that this server is gone. */
  receipt(prepared: ImportReport): ImportReceipt {
    const body = { ...this.#body(null), prepared };
    return { ...jobKey(this.#job.id), body, expected: { version: this.#version } };
  }

  /**
   * Answers how it ended, which is another end than the given one where the store knows better: a commit whose answer
   * was lost, or one that was given up elsewhere.
   */
  async finish(ending: JobEnding): Promise<JobEnding> {
    const { store, archive } = this.#parts;
    const { id, progress, isCommitted } = this.#job;
    try {
      const expected = isCommitted ? "any" : { version: this.#version };
      await store.saveDocument({ ...jobKey(id), body: this.#body(ending) }, expected);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
    return (await archive.conclude(id, progress)) ?? ending;
  }

  #body(ending: JobEnding | null): JobDocument & Record<string, unknown> {
    const { created, upload } = this.#job;
    return { fileName: upload.fileName, created, bytes: upload.bytes, ending };
  }

  #run(isCancelled: boolean): RunDocument {
    const { isWaiting, progress } = this.#job;
    return { owner: this.#parts.owner, status: isWaiting ? "queued" : "running", progress, isCancelled };
  }
}
