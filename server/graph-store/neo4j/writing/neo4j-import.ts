import { randomUUID } from "node:crypto";
import type {
  CommitOptions,
  ElementBatch,
  ImportOutcome,
  ImportReceipt,
  ImportSession,
  ImportSessionOptions,
} from "../../graph-store.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import { writeReceipt } from "../../import-receipt.ts";
import type { CellBatch } from "../../series-block.ts";
import { CellNamer, stagedBuffers } from "../../sqlite/staging/name-cells.ts";
import { readMoment } from "../database/commit-mark.ts";
import type { Neo4jDatabase, RunQuery } from "../database/database.ts";
import { WorkingCopy } from "../working-copy/working-copy.ts";
import { onlySession } from "../working-copy/working-copy-operations.ts";
import { changeStore } from "./commit-changes.ts";
import { loadForImport } from "./load-working-copy.ts";
import { putDocument } from "./write-documents.ts";

/** One import: staged in a working copy on this machine, which the database does not hear of before `commit`. */
export class Neo4jImport implements ImportSession {
  readonly #database: Neo4jDatabase;
  readonly #copy: WorkingCopy;
  readonly #options: ImportSessionOptions;
  readonly #namer: CellNamer;
  #hasEnded = false;

  private constructor(database: Neo4jDatabase, copy: WorkingCopy, options: ImportSessionOptions) {
    this.#database = database;
    this.#copy = copy;
    this.#options = options;
    this.#namer = new CellNamer(onlySession, options.contributor);
  }

  /** Rejects with `unavailable` at once when the database is away, rather than after everything was staged. */
  static async open(database: Neo4jDatabase, options: ImportSessionOptions): Promise<Neo4jImport> {
    await database.read((run) => readMoment(run, database.names));
    const copy = await WorkingCopy.open();
    await copy.thread.call("openSession", { id: onlySession, options });
    return new Neo4jImport(database, copy, options);
  }

  async stage(batch: ElementBatch): Promise<void> {
    this.#requireRunning();
    await this.#copy.thread.call("stage", { session: onlySession, batch });
  }

  async stageCells(batch: CellBatch): Promise<void> {
    this.#requireRunning();
    const cells = this.#namer.name(batch);
    await this.#copy.thread.call("stageCells", cells, { transfer: stagedBuffers(cells) });
  }

  async commit(signal?: AbortSignal, { receipt, onWaiting }: CommitOptions = {}): Promise<ImportOutcome> {
    this.#requireRunning();
    this.#hasEnded = true;
    const { contributor, replaces = false } = this.#options;
    const { thread } = this.#copy;
    try {
      return await changeStore(
        this.#database,
        this.#copy,
        {
          load: (reading) => loadForImport({ reading, thread, signal }, contributor, replaces),
          workOut: () => thread.call("commit", null, { signal }),
          alsoWrite: receipt && this.#receiptWriter(receipt),
          onWaiting,
        },
        signal,
      );
    } finally {
      await this.#copy.remove();
    }
  }

  async abandon(): Promise<void> {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    await this.#copy.remove();
  }

  #receiptWriter(receipt: ImportReceipt): (run: RunQuery, outcome: ImportOutcome) => Promise<void> {
    const { kind, id, expected } = receipt;
    const version = randomUUID();
    return async (run, outcome) => {
      const text = writeReceipt(receipt, outcome);
      await putDocument(run, this.#database.names, { kind, id, text, version, expected });
    };
  }

  #requireRunning(): void {
    if (this.#hasEnded) throw new GraphStoreError("unknown-reference", "The import has ended; begin a new one.");
  }
}
