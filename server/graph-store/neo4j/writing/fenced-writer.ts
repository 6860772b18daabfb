import { writeAtOnce } from "../database/commit-mark.ts";
import type { Neo4jDatabase, RunQuery } from "../database/database.ts";
import type { WriteLease } from "./write-lease.ts";

/**
 * Transactions of who holds the lease. Each is retried as a whole where the failure passes, and not written a second time
 * where only the answer was lost.
 */
export class FencedWriter {
  readonly database: Neo4jDatabase;
  readonly #lease: WriteLease;
  #transactions = 0;

  constructor(database: Neo4jDatabase, lease: WriteLease) {
    this.database = database;
    this.#lease = lease;
  }

  /** For what readers do not see whether or not it is there. */
  async write(work: (run: RunQuery) => Promise<void>, signal?: AbortSignal): Promise<void> {
    const transaction = ++this.#transactions;
    await this.database.write(
      async (run) => {
        if ((await this.#lease.fence(run, transaction)) === "to-write") await work(run);
      },
      { signal },
    );
  }

  /** For what readers have to see all at once; the work calls `mark` when it is about to commit. */
  async writeAtOnce(
    work: (run: RunQuery, mark: () => Promise<void>) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<void> {
    const transaction = ++this.#transactions;
    await writeAtOnce(
      this.database,
      async (run, mark) => {
        if ((await this.#lease.fence(run, transaction)) === "to-write") await work(run, mark);
      },
      { signal },
    );
  }

  /** The last transaction of a writer gives the lease back. */
  async finish(run: RunQuery): Promise<void> {
    await this.#lease.finish(run);
  }
}
