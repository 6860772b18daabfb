import { rm } from "node:fs/promises";
import { WorkerClient } from "../../sqlite/threads/worker-client.ts";
import { makeTemporaryFolder } from "../../temporary-folder.ts";
import type { WorkingCopyOperations } from "./working-copy-operations.ts";

const workerFile = new URL("./working-copy-worker.ts", import.meta.url);

/** A temporary database in a thread of its own; see working-copy-operations.ts. */
export class WorkingCopy {
  readonly thread: WorkerClient<WorkingCopyOperations>;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.thread = new WorkerClient<WorkingCopyOperations>(workerFile, { folder });
  }

  static async open(): Promise<WorkingCopy> {
    const copy = new WorkingCopy(await makeTemporaryFolder("working-copy"));
    try {
      await copy.thread.open();
      return copy;
    } catch (error) {
      await copy.remove();
      throw error;
    }
  }

  async remove(): Promise<void> {
    await this.thread.terminate();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
