import neo4j, { type Session, type Transaction } from "neo4j-driver";
import { GraphStoreError } from "../../graph-store-error.ts";
import { makeNames, type Names } from "../schema/names.ts";
import { closeDrivers, openDrivers, type Drivers } from "./drivers.ts";
import { LoginGate } from "./login-gate.ts";
import { isOutOfMemory, toStoreError } from "./neo4j-error.ts";
import type { Neo4jOptions } from "../../neo4j-options.ts";
import { Pulse } from "./pulse.ts";
import { endSoon, untilAborted } from "./until-aborted.ts";

/** Runs one query of a transaction; a row is an object by the names that the query returns. */
export type RunQuery = <Row extends object>(text: string, parameters?: Record<string, unknown>) => Promise<Row[]>;

export interface TransactionOptions {
  /** Ends the transaction on the server; the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after which the server ends the transaction. */
  timeout?: number;
  /** How long a failure that passes is waited for: seconds where people wait for the answer, half a minute else. Default: short for reading, long for writing. */
  patience?: "short" | "long";
}

/** A transaction takes some 4 KB of the server's memory for each. */
const defaultElementsAtOnce = 20_000;

const readTimeout = 120_000;
const writeTimeout = 3_600_000;

/** Numbers go to Neo4j as floats; this marks a whole one, as LIMIT and stored integers need it. */
export function integer(value: number): unknown {
  return neo4j.int(value);
}

/** One database of a server or cluster, in managed transactions: retried where the failure passes, routed, in causal order. */
export class Neo4jDatabase {
  readonly names: Names;
  /** How many elements one transaction writes; larger changes are written in several. */
  readonly elementsAtOnce: number;
  /** Called by readers that meet an import which is not settled. */
  noticeUnsettled: () => void = () => {};
  readonly #drivers: Drivers;
  readonly #gate: LoginGate;
  readonly #pulse: Pulse;
  readonly #database: string | undefined;
  readonly #bookmarks = neo4j.bookmarkManager();
  readonly #running = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(uri: string, options: Neo4jOptions) {
    const { database, prefix, elementsAtOnce } = options;
    this.names = makeNames(prefix);
    this.elementsAtOnce = elementsAtOnce ?? defaultElementsAtOnce;
    this.#database = database;
    this.#drivers = openDrivers(uri, options);
    this.#gate = new LoginGate(() => this.#login(options));
    this.#pulse = new Pulse(() => this.#serverName(this.#drivers.pulse));
  }

  /**
   * What the server calls itself, such as `Neo4j/2026.09.0`.
   * Rejects with `unavailable` when the server is away, refuses the user or has no such database.
   */
  async readServerName(): Promise<string> {
    try {
      return await this.#serverName(this.#drivers.readers);
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
    const attempt = endingWithoutMemory((transaction: Pick<Transaction, "run">) => work(runnerOf(transaction)));
    return this.#inSession("WRITE", options, (session) =>
      session.executeWrite(attempt, { timeout: options.timeout ?? writeTimeout }),
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

  /** Lets what runs end, then closes the connections. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#running);
    await closeDrivers(this.#drivers);
  }

  async #inSession<Result>(
    mode: "READ" | "WRITE",
    { signal, patience = mode === "READ" ? "short" : "long" }: TransactionOptions,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    this.requireOpen();
    await this.#gate.pass();
    // After the last wait: an abort that comes before anybody listens would be missed.
    signal?.throwIfAborted();
    const session = this.#session(mode, patience);
    const asked = patience === "short" ? this.#pulse.watch(work(session)) : work(session);
    const running = untilAborted(signal, () => session.close(), asked);
    this.#running.add(running);
    try {
      return await running;
    } catch (error) {
      this.#gate.note(error);
      throw toStoreError(error);
    } finally {
      this.#running.delete(running);
      await endSoon(session.close());
    }
  }

  #session(mode: "READ" | "WRITE", patience: "short" | "long"): Session {
    const driver = patience === "short" ? this.#drivers.readers : this.#drivers.writers;
    return driver.session({
      defaultAccessMode: neo4j.session[mode],
      bookmarkManager: this.#bookmarks,
      ...this.#named(),
    });
  }

  #named(): { database?: string } {
    return this.#database === undefined ? {} : { database: this.#database };
  }

  async #serverName(driver: Drivers["pulse"]): Promise<string> {
    return (await driver.getServerInfo(this.#named())).agent ?? "";
  }

  #login({ user, password }: Neo4jOptions): Promise<boolean> {
    const auth = user === undefined ? {} : { auth: neo4j.auth.basic(user, password ?? "") };
    return this.#drivers.readers.verifyAuthentication({ ...this.#named(), ...auth });
  }

  /** Throws `unavailable` once the store has been closed. */
  requireOpen(): void {
    if (this.#closing) throw new GraphStoreError("unavailable", "The store has been closed.");
  }
}

/** What found too little memory twice is not tried for half a minute. */
function endingWithoutMemory<Given, Result>(
  work: (given: Given) => Promise<Result>,
): (given: Given) => Promise<Result> {
  let failures = 0;
  return async (given) => {
    try {
      return await work(given);
    } catch (error) {
      if (isOutOfMemory(error) && ++failures > 1) throw toStoreError(error);
      throw error;
    }
  };
}

function runnerOf(transaction: Pick<Transaction, "run">): RunQuery {
  return async <Row extends object>(text: string, parameters: Record<string, unknown> = {}) => {
    const { records } = await transaction.run(text, parameters);
    return records.map((record) => record.toObject() as Row);
  };
}
