/**
 * One import at a time, whichever server it runs on: who holds the lease reads what his import touches, works it out and
 * writes it, and nobody else writes meanwhile. The lease of a server that died is free again after some seconds.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Neo4jDatabase, RunQuery } from "../database/database.ts";

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
      this.#renewal = this.#renewal.then(() => takeLease(database, owner)).catch(() => false);
    }, renewsEvery);
    this.#renewing.unref();
  }

  /** Waits until the lease is free. */
  static async take(database: Neo4jDatabase, signal: AbortSignal | undefined): Promise<WriteLease> {
    const owner = randomUUID();
    while (!(await takeLease(database, owner, signal))) await sleep(asksEvery, undefined, { signal });
    return new WriteLease(database, owner);
  }

  /** No more renewals: the transaction that is about to write holds the lease by its lock. */
  async stopRenewing(): Promise<void> {
    clearInterval(this.#renewing);
    await this.#renewal;
  }

  /**
   * Begins every writing transaction: nobody can take the lease before it ends. Answers whether this very import was
   * written already, by an attempt whose answer was lost.
   */
  async fence(run: RunQuery): Promise<"to-write" | "written"> {
    const query = `MATCH (l:${this.#database.names.meta} {key: 'lease'}) SET l.fenced = true REMOVE l.fenced
      RETURN l.owner AS owner, l.lastWritten AS lastWritten`;
    const [row] = await run<{ owner: string | null; lastWritten: string | null }>(query);
    if (row?.lastWritten === this.#owner) return "written";
    if (row?.owner === this.#owner) return "to-write";
    throw new GraphStoreError("unavailable", "Another server took over while this one was cut off; import again.");
  }

  /** Within the writing transaction: it is done, and the lease is free once it is. */
  async finish(run: RunQuery): Promise<void> {
    const query = `MATCH (l:${this.#database.names.meta} {key: 'lease'})
      SET l.lastWritten = $owner REMOVE l.owner, l.expires`;
    await run(query, { owner: this.#owner });
  }

  /** Gives the lease back where it is still held. */
  async release(): Promise<void> {
    await this.stopRenewing();
    const query = `MATCH (l:${this.#database.names.meta} {key: 'lease'}) WHERE l.owner = $owner REMOVE l.owner, l.expires`;
    await this.#database.write((run) => run(query, { owner: this.#owner }));
  }
}

/** By the clock of the database, so that the servers' own need not agree. */
async function takeLease(database: Neo4jDatabase, owner: string, signal?: AbortSignal): Promise<boolean> {
  const query = `MERGE (l:${database.names.meta} {key: 'lease'}) SET l.asked = true REMOVE l.asked
    WITH l WHERE l.owner IS NULL OR l.owner = $owner OR l.expires < timestamp()
    SET l.owner = $owner, l.expires = timestamp() + toInteger($holdsFor)
    RETURN l.owner AS owner`;
  const rows = await database.write((run) => run<{ owner: string }>(query, { owner, holdsFor }), { signal });
  return rows.length > 0;
}
