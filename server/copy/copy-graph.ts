/**
 * Copies a whole graph from one store to another: what every contributor says of its own, figures with the places they were
 * read from, coverage, amounts without a partner, documents and notes. All of it goes through the import session, so the
 * target is as if each had been imported into it; only the data version is a token of its own.
 */
import { GraphStoreError } from "../graph-store/graph-store-error.ts";
import { contributionParts, type ContributionPart, type GraphStore } from "../graph-store/graph-store.ts";
import { compareStores, type Comparison } from "./compare-stores.ts";
import { copyPart } from "./copy-contributions.ts";
import { copyDocuments, copyNotes } from "./copy-documents.ts";
import { saveCopyRecord, type CopyRecord, type SavedRecord } from "./copy-record.ts";
import { emptyTarget, requireFittingTarget } from "./copy-target.ts";

export interface CopyProgress {
  /** What is being copied, or `comparing`. */
  phase: ContributionPart | "documents" | "comparing";
  /** Of whom; the empty text where the phase is of nobody in particular. */
  contributor: string;
  /** Nodes, relationships and rows that were read in this run. */
  items: number;
}

export interface CopyTask {
  from: GraphStore;
  to: GraphStore;
  /** What the source is called, for people. */
  source: string;
  /** Takes away first what an interrupted copy brought. */
  restart: boolean;
  onProgress: (progress: CopyProgress) => void;
  signal: AbortSignal;
}

export interface CopyResult extends Comparison {
  /** `new`: nothing was there; `resumed`: an interrupted copy; `complete`: a finished one, which was only compared again. */
  begun: "new" | "resumed" | "complete";
  sourceVersion: string;
  targetVersion: string;
}

interface Step {
  contributor: string;
  part: ContributionPart;
}

/** Every contributor's nodes, then everybody's figures, and so on, since parts need those before them of all. */
async function listSteps(from: GraphStore, signal: AbortSignal): Promise<Step[]> {
  const contributors = await from.listContributors(signal);
  return contributionParts.flatMap((part) => contributors.map(({ id }) => ({ contributor: id, part })));
}

function sourceChanged(): GraphStoreError {
  return new GraphStoreError(
    "conflict",
    "The source has changed since the copy was begun, so that its parts would not fit together. Copy again with --restart.",
  );
}

class Copying {
  readonly #task: CopyTask;
  #saved: SavedRecord;
  #items = 0;

  constructor(task: CopyTask, saved: SavedRecord) {
    this.#task = task;
    this.#saved = saved;
  }

  async run(): Promise<Comparison> {
    const { from, to, signal, onProgress } = this.#task;
    const steps = await listSteps(from, signal);
    for (const step of steps.slice(this.#saved.record.steps)) await this.#copyStep(step);
    onProgress({ phase: "documents", contributor: "", items: this.#items });
    await copyDocuments(from, to, signal);
    await copyNotes(from, to, signal);
    await this.#checkSource();
    onProgress({ phase: "comparing", contributor: "", items: this.#items });
    const comparison = await compareStores(from, to, signal);
    if (comparison.differences.length === 0) {
      await this.#save({ status: "finished", finishedAt: new Date().toISOString() });
    }
    return comparison;
  }

  async #copyStep({ contributor, part }: Step): Promise<void> {
    const { from, to, signal, onProgress } = this.#task;
    const { record } = this.#saved;
    onProgress({ phase: part, contributor, items: this.#items });
    await copyPart({
      from,
      to,
      contributor,
      part,
      after: record.after ?? undefined,
      onCommitted: (after) => this.#save({ after }),
      onPage: (items) => {
        this.#items += items;
        onProgress({ phase: part, contributor, items: this.#items });
      },
      checkSource: () => this.#checkSource(),
      signal,
    });
    await this.#save({ steps: record.steps + 1, after: null });
  }

  async #checkSource(): Promise<void> {
    const { from, signal } = this.#task;
    if ((await from.dataVersion(signal)) !== this.#saved.record.sourceVersion) throw sourceChanged();
  }

  async #save(change: Partial<CopyRecord>): Promise<void> {
    this.#saved = await saveCopyRecord(this.#task.to, { ...this.#saved.record, ...change }, this.#saved);
  }
}

/**
 * Goes on where an earlier run of the same copy was interrupted. Rejects with a GraphStoreError: `conflict` where the
 * target holds something else, another process copies into it, or the source changes meanwhile.
 */
export async function copyGraph(task: CopyTask): Promise<CopyResult> {
  const { from, to, source, signal } = task;
  if (task.restart) await emptyTarget(to, signal);
  const sourceVersion = await from.dataVersion(signal);
  const before = await requireFittingTarget(to, { source, sourceVersion }, signal);
  const finish = async (begun: CopyResult["begun"], comparison: Comparison): Promise<CopyResult> => {
    return { begun, sourceVersion, targetVersion: await to.dataVersion(signal), ...comparison };
  };
  if (before?.record.status === "finished") return finish("complete", await compareStores(from, to, signal));
  const begunAt = new Date().toISOString();
  const record: CopyRecord = {
    status: "running",
    source,
    sourceVersion,
    begunAt,
    finishedAt: null,
    steps: 0,
    after: null,
  };
  const saved = before ?? (await saveCopyRecord(to, record, undefined));
  return finish(before ? "resumed" : "new", await new Copying(task, saved).run());
}
