/**
 * One import at a time, whichever server it runs on: who holds the lease reads what his import touches, works it out and
 * writes it, and nobody else writes meanwhile. The lease of a server that died is free again after some seconds.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Neo4jDatabase, RunQuery, TransactionOptions } from "../database/database.ts";
import { unlessAway } from "../database/unless-away.ts";

const holdsFor = 20_000;
const renewsEvery = 5000;
const asksEvery = 100;

export class WriteLease {
  readonly #database: Neo4jDatabase;
  readonly #owner: string;
  readonly #renewing: NodeJS.Timeout;
  #renewal: Promise<unknown> = Promise.resolve();

  private constructor(database: Neo4jDatabase, owner: string) {
    this.#database = database;
    this.#owner = owner;
    this.#renewing = setInterval(() => {
      // A renewal that fails shows when the fence is asked, which refuses a lease that somebody else took.
      this.#renewal = this.#renewal.then(() => takeLease(database, owner, { patience: "short" })).catch(() => false);
    }, renewsEvery);
    this.#renewing.unref();
  }

  /** The lease where it is free now. */
  static async takeIfFree(database: Neo4jDatabase): Promise<WriteLease | undefined> {
    const owner = randomUUID();
    return (await takeLease(database, owner)) ? new WriteLease(database, owner) : undefined;
  }

  /** Waits until the lease is free; `onWaiting` is told when it has to, and when it need no longer. */
  static async take(
    database: Neo4jDatabase,
    signal: AbortSignal | undefined,
    onWaiting: (isWaiting: boolean) => void = () => {},
  ): Promise<WriteLease> {
    const owner = randomUUID();
    if (await takeLease(database, owner, { signal })) return new WriteLease(database, owner);
    onWaiting(true);
    do await sleep(asksEvery, undefined, { signal });
    while (!(await takeLease(database, owner, { signal })));
    onWaiting(false);
    return new WriteLease(database, owner);
  }

  /** No more renewals: the transaction that is about to write holds the lease by its lock. */
  async stopRenewing(): Promise<void> {
    clearInterval(this.#renewing);
    await this.#renewal;
  }

  /**
   * Begins every writing transaction: nobody can take the lease before it ends. Each transaction of a writer has a
   * number. Answers whether this very one was written already, by an attempt whose answer was lost.
   */
  async fence(run: RunQuery, transaction: number): Promise<"to-write" | "written"> {
    const piece = `${this.#owner} ${transaction}`;
    const query = `MATCH (l:${this.#database.names.meta} {key: 'lease'}) SET l.fenced = true REMOVE l.fenced
      WITH l, l.owner AS owner, l.lastWritten AS lastWritten
      SET l.lastWritten = CASE owner WHEN $owner THEN $piece ELSE lastWritten END,
        l.expires = CASE owner WHEN $owner THEN timestamp() + toInteger($holdsFor) ELSE l.expires END
      RETURN owner, lastWritten`;
    const parameters = { owner: this.#owner, piece, holdsFor };
    const [row] = await run<{ owner: string | null; lastWritten: string | null }>(query, parameters);
    if (row?.lastWritten === piece) return "written";
    if (row?.owner === this.#owner) return "to-write";
    throw new GraphStoreError("unavailable", "Another server took over while this one was cut off; import again.");
  }

  /** Within the last writing transaction: the lease is free once it has ended. */
  async finish(run: RunQuery): Promise<void> {
    await run(`MATCH (l:${this.#database.names.meta} {key: 'lease'}) REMOVE l.owner, l.expires`);
  }

  /** Gives the lease back where it is still held. */
  async release(): Promise<void> {
    await this.stopRenewing();
    const query = `MATCH (l:${this.#database.names.meta} {key: 'lease'}) WHERE l.owner = $owner REMOVE l.owner, l.expires`;
    await unlessAway(this.#database.write((run) => run(query, { owner: this.#owner }), { patience: "short" }));
  }
}

/** By the clock of the database, so that the servers' own need not agree. */
async function takeLease(database: Neo4jDatabase, owner: string, options?: TransactionOptions): Promise<boolean> {
  const query = `MERGE (l:${database.names.meta} {key: 'lease'}) SET l.asked = true REMOVE l.asked
    WITH l WHERE l.owner IS NULL OR l.owner = $owner OR l.expires < timestamp()
    SET l.owner = $owner, l.expires = timestamp() + toInteger($holdsFor)
    RETURN l.owner AS owner`;
  const rows = await database.write((run) => run<{ owner: string }>(query, { owner, holdsFor }), options);
  return rows.length > 0;
}
