import type {
  CommitOptions,
  ElementBatch,
  ImportOutcome,
  ImportSession,
  ImportSessionOptions,
} from "../graph-store.ts";
import type { CellBatch } from "../series-block.ts";
import { CellNamer, stagedBuffers } from "../sqlite/staging/name-cells.ts";
import type { WorkerClient } from "../sqlite/threads/worker-client.ts";
import type { WriteOperations } from "../sqlite/writing/write-operations.ts";

/** One import: what is staged goes to the writer thread and waits there for `commit`. */
export class EmbeddedImport implements ImportSession {
  readonly #writer: WorkerClient<WriteOperations>;
  readonly #id: number;
  readonly #namer: CellNamer;

  private constructor(writer: WorkerClient<WriteOperations>, id: number, options: ImportSessionOptions) {
    this.#writer = writer;
    this.#id = id;
    this.#namer = new CellNamer(id, options.contributor);
  }

  static async open(
    writer: WorkerClient<WriteOperations>,
    id: number,
    options: ImportSessionOptions,
  ): Promise<EmbeddedImport> {
    await writer.call("openSession", { id, options });
    return new EmbeddedImport(writer, id, options);
  }

  async stage(batch: ElementBatch): Promise<void> {
    await this.#writer.call("stage", { session: this.#id, batch });
  }

  async stageCells(batch: CellBatch): Promise<void> {
    const cells = this.#namer.name(batch);
    await this.#writer.call("stageCells", cells, { transfer: stagedBuffers(cells) });
  }

  commit(signal?: AbortSignal, { receipt }: CommitOptions = {}): Promise<ImportOutcome> {
    return this.#writer.call("commit", { session: this.#id, receipt }, { signal });
  }

  async abandon(): Promise<void> {
    await this.#writer.call("abandon", this.#id);
  }
}
