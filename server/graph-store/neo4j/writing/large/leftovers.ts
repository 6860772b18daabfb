import { readMoment } from "../../database/commit-mark.ts";
import type { Neo4jDatabase } from "../../database/database.ts";
import { FencedWriter } from "../fenced-writer.ts";
import { WriteLease } from "../write-lease.ts";
import { settleLeftovers } from "./settle.ts";

const looksEvery = 5000;

/** From here on who meets an unsettled import sees to it; the first look is now. */
export async function watchForLeftovers(database: Neo4jDatabase): Promise<void> {
  const leftovers = new Leftovers(database);
  database.noticeUnsettled = () => leftovers.notice();
  const { unsettled } = await database.read((run) => readMoment(run, database.names));
  if (unsettled) leftovers.notice();
}

/** Settles imports whose writer died, when somebody meets one; it need not be asked for, nor any server restarted. */
class Leftovers {
  readonly #database: Neo4jDatabase;
  #isSettling = false;
  #lastLook = Number.NEGATIVE_INFINITY;

  constructor(database: Neo4jDatabase) {
    this.#database = database;
  }

  /** Somebody has met an unsettled import. While its writer lives, nothing happens. */
  notice(): void {
    if (this.#isSettling || performance.now() - this.#lastLook < looksEvery) return;
    this.#isSettling = true;
    this.#lastLook = performance.now();
    void this.#settle();
  }

  async #settle(): Promise<void> {
    try {
      const lease = await WriteLease.takeIfFree(this.#database);
      if (lease) await this.#settleUnder(lease);
    } catch {
      // The database is away or closed; whoever meets the import next tries again.
    } finally {
      this.#isSettling = false;
    }
  }

  async #settleUnder(lease: WriteLease): Promise<void> {
    try {
      await settleLeftovers(new FencedWriter(this.#database, lease));
    } finally {
      await lease.release();
    }
  }
}
