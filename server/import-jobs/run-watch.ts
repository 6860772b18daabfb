/**
 * Says of the jobs of this server that it is alive and how far they are, sees who wishes them to end, and gives an end to
 * jobs whose servers fell silent. Silence is measured from when it was first seen here, by no wall clock.
 */
import type { StoredDocument } from "../graph-store/graph-store.ts";
import type { ImportJob } from "./import-job.ts";
import { isConflict, type JobArchive } from "./job-archive.ts";
import { runOf } from "./job-documents.ts";
import type { JobRecord } from "./job-record.ts";

const ticksEvery = 1000;
/** Milliseconds after which a server says again that it is alive, and in which silence is looked for. */
const beatsEvery = 4000;
/** Milliseconds of silence after which a server counts as gone. */
const patience = 15_000;

/** The reason of an import whose server was thought to be gone. */
class GivenUpError extends Error {
  constructor() {
    super("Another server took this one for gone and gave the import up");
    this.name = "GivenUpError";
  }
}

export interface RunWatchParts {
  archive: JobArchive;
  owner: string;
  /** Unfinished jobs of this server, by id. */
  jobs: ReadonlyMap<string, { job: ImportJob; record: JobRecord }>;
  /** Somebody asked another server to cancel the job. */
  onCancel: (job: ImportJob) => void;
  /** Told of the first failure of a row; each tick tries again. */
  onTrouble: (error: unknown) => void;
  /** Nobody else writes to the store, so that what others left can be given an end at once. */
  isAlone: boolean;
}

export class RunWatch {
  readonly #parts: RunWatchParts;
  readonly #silent = new Map<string, { version: string; since: number }>();
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> = Promise.resolve();
  #lastBeat = Number.NEGATIVE_INFINITY;
  #lastRead = Number.NEGATIVE_INFINITY;
  #isTroubled = false;
  #isClosed = false;

  constructor(parts: RunWatchParts) {
    this.#parts = parts;
  }

  /** Resolves after the first look. */
  async start(): Promise<void> {
    await this.#tick();
    this.#schedule();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#ticking;
  }

  #schedule(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#ticking = this.#tryTick().finally(() => this.#schedule());
    }, ticksEvery);
    this.#timer.unref();
  }

  async #tryTick(): Promise<void> {
    try {
      await this.#tick();
    } catch (error) {
      if (!this.#isTroubled) this.#parts.onTrouble(error);
      this.#isTroubled = true;
    }
  }

  async #tick(): Promise<void> {
    const isBeat = performance.now() - this.#lastBeat >= beatsEvery;
    if (!isBeat && this.#parts.jobs.size === 0) return;
    if (isBeat) this.#lastBeat = performance.now();
    const runs = await this.#parts.archive.listRuns();
    const now = performance.now();
    // Who could not read for a while, because he slept or the store was away, cannot tell who was silent.
    if (now - this.#lastRead > beatsEvery * 2) this.#silent.clear();
    this.#lastRead = now;
    await this.#keepOwn(new Map(runs.map((run) => [run.id, run])), isBeat);
    if (isBeat) await this.#endSilent(runs, now);
    this.#isTroubled = false;
  }

  async #keepOwn(runs: ReadonlyMap<string, StoredDocument>, isBeat: boolean): Promise<void> {
    for (const [id, { job, record }] of this.#parts.jobs) {
      const run = runs.get(id);
      if (run === undefined) {
        await this.#lookForEnd(job);
        continue;
      }
      const { isCancelled } = runOf(run);
      if (isCancelled) this.#parts.onCancel(job);
      if (isBeat || record.hasNews) await saveUnlessChanged(record, run.version, isCancelled);
    }
  }

  /** Without its run it has ended, or was queued after the list was read. */
  async #lookForEnd(job: ImportJob): Promise<void> {
    const ending = await this.#parts.archive.readEnding(job.id);
    if (ending !== undefined && !job.isFinished) job.abort(new GivenUpError());
  }

  async #endSilent(runs: readonly StoredDocument[], now: number): Promise<void> {
    const others = runs.filter((run) => runOf(run).owner !== this.#parts.owner);
    for (const id of this.#silent.keys()) if (!others.some((run) => run.id === id)) this.#silent.delete(id);
    for (const run of others) {
      const { id, version } = run;
      const seen = this.#silent.get(id);
      if (seen?.version !== version) this.#silent.set(id, { version, since: now });
      const isGone = this.#parts.isAlone || (seen?.version === version && now - seen.since >= patience);
      if (isGone) await this.#parts.archive.conclude(id, runOf(run).progress);
    }
  }
}

/** Who changed it meanwhile is seen with the next tick. */
async function saveUnlessChanged(record: JobRecord, version: string, isCancelled: boolean): Promise<void> {
  try {
    await record.saveRun({ version }, isCancelled);
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}
