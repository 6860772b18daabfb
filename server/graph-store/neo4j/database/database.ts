import neo4j, { type Driver, type Session, type Transaction } from "neo4j-driver";
import { GraphStoreError } from "../../graph-store-error.ts";
import { makeNames, type Names } from "../schema/names.ts";
import { version } from "../../../version.ts";
import { toStoreError } from "./neo4j-error.ts";
import type { Neo4jOptions } from "../../neo4j-options.ts";

/** Runs one query of a transaction; a row is an object by the names that the query returns. */
export type RunQuery = <Row extends object>(text: string, parameters?: Record<string, unknown>) => Promise<Row[]>;

export interface TransactionOptions {
  /** Ends the transaction on the server; the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after which the server ends the transaction. */
  timeout?: number;
}

const readTimeout = 120_000;
const writeTimeout = 3_600_000;
/** Milliseconds in which a transaction that failed for a passing reason is tried again: people wait for answers, imports for a new leader. */
const readRetries = 3000;
const writeRetries = 30_000;

/** Numbers go to Neo4j as floats; this marks a whole one, as LIMIT and stored integers need it. */
export function integer(value: number): unknown {
  return neo4j.int(value);
}

/** A transaction that stays open between questions; nothing of it is retried. */
export interface OpenTransaction {
  run: RunQuery;
  /** Gives back the connection; ends on the server what still runs. */
  close(): Promise<void>;
}

/** One database of a server or cluster, in managed transactions: retried where the failure passes, routed, in causal order. */
export class Neo4jDatabase {
  readonly names: Names;
  readonly #readers: Driver;
  readonly #writers: Driver;
  readonly #database: string | undefined;
  readonly #bookmarks = neo4j.bookmarkManager();
  readonly #running = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(uri: string, { user, password, database, prefix }: Neo4jOptions) {
    this.names = makeNames(prefix);
    this.#database = database;
    const auth = user === undefined ? undefined : neo4j.auth.basic(user, password ?? "");
    this.#readers = openDriver(uri, auth, { connections: 50, retries: readRetries });
    this.#writers = openDriver(uri, auth, { connections: 20, retries: writeRetries });
  }

  /** Rejects with `unavailable` when the server is away, refuses the user or has no such database. */
  async verify(): Promise<void> {
    try {
      await this.#readers.verifyConnectivity(this.#database === undefined ? {} : { database: this.#database });
    } catch (error) {
      throw toStoreError(error);
    }
  }

  read<Result>(work: (run: RunQuery) => Promise<Result>, options: TransactionOptions = {}): Promise<Result> {
    return this.#inSession("READ", options, (session) =>
      session.executeRead((transaction) => work(runnerOf(transaction)), { timeout: options.timeout ?? readTimeout }),
    );
  }

  /** The work may run several times, so it must not leave anything behind outside the transaction. */
  write<Result>(work: (run: RunQuery) => Promise<Result>, options: TransactionOptions = {}): Promise<Result> {
    return this.#inSession("WRITE", options, (session) =>
      session.executeWrite((transaction) => work(runnerOf(transaction)), { timeout: options.timeout ?? writeTimeout }),
    );
  }

  /** One statement in a transaction of its own, as schema commands and `CALL { } IN TRANSACTIONS` need it. */
  runAlone<Row extends object>(
    text: string,
    parameters: Record<string, unknown> = {},
    options: TransactionOptions = {},
  ): Promise<Row[]> {
    const config = { timeout: options.timeout ?? writeTimeout };
    return this.#inSession("WRITE", options, async (session) => {
      const { records } = await session.run(text, parameters, config);
      return records.map((record) => record.toObject() as Row);
    });
  }

  /** For readings that give pages to a caller who may take his time. */
  openReading(options: TransactionOptions = {}): OpenTransaction {
    this.requireOpen();
    const session = this.#session("READ");
    const transaction = session.beginTransaction({ timeout: options.timeout ?? writeTimeout });
    const run = runnerOf(transaction);
    return {
      run: (text, parameters) => untilAborted(options.signal, () => session.close(), run(text, parameters)),
      close: () => session.close(),
    };
  }

  /** Lets what runs end, then closes the connections. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#running);
    await Promise.all([this.#readers.close(), this.#writers.close()]);
  }

  async #inSession<Result>(
    mode: "READ" | "WRITE",
    { signal }: TransactionOptions,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    this.requireOpen();
    signal?.throwIfAborted();
    const session = this.#session(mode);
    const running = untilAborted(signal, () => session.close(), work(session));
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
      await session.close();
    }
  }

  #session(mode: "READ" | "WRITE"): Session {
    const driver = mode === "READ" ? this.#readers : this.#writers;
    return driver.session({
      defaultAccessMode: neo4j.session[mode],
      bookmarkManager: this.#bookmarks,
      ...(this.#database === undefined ? {} : { database: this.#database }),
    });
  }

  /** Throws `unavailable` once the store has been closed. */
  requireOpen(): void {
    if (this.#closing) throw new GraphStoreError("unavailable", "The store has been closed.");
  }
}

function openDriver(
  uri: string,
  auth: ReturnType<typeof neo4j.auth.basic> | undefined,
  { connections, retries }: { connections: number; retries: number },
): Driver {
  return neo4j.driver(uri, auth, {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: connections,
    connectionAcquisitionTimeout: 10_000,
    connectionTimeout: 5000,
    maxTransactionRetryTime: retries,
    userAgent: `entrepot/${version}`,
  });
}

function runnerOf(transaction: Pick<Transaction, "run">): RunQuery {
  return async <Row extends object>(text: string, parameters: Record<string, unknown> = {}) => {
    const { records } = await transaction.run(text, parameters);
    return records.map((record) => record.toObject() as Row);
  };
}

/** Rejects with the signal's reason as soon as it aborts; `end` ends the work on the server, however it goes on here. */
async function untilAborted<Result>(
  signal: AbortSignal | undefined,
  end: () => Promise<void>,
  work: Promise<Result>,
): Promise<Result> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, fail) => {
    stop = () => fail(signal?.reason as Error);
    signal?.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } catch (error) {
    if (signal?.aborted !== true) throw toStoreError(error);
    await Promise.allSettled([end(), work]);
    throw signal.reason;
  } finally {
    if (stop) signal?.removeEventListener("abort", stop);
  }
}
