import type { CypherBudget, CypherResponse } from "#graph-schema/contract/cypher.ts";
import { CypherError, type CypherConsole } from "../../cypher-console.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Neo4jOptions } from "../../neo4j-options.ts";
import { CypherThread } from "./cypher-thread.ts";

/** How many queries run at once; a thread takes some 250 MB for the Cypher parser. */
const threadLimit = 2;
/** Milliseconds after which threads that nobody asks are ended. */
const restTime = 300_000;

/** The console of a Neo4j store: queries run in threads of their own, with connections of their own. */
export class Neo4jCypherConsole implements CypherConsole {
  readonly prefix: string;
  readonly #uri: string;
  readonly #options: Neo4jOptions;
  readonly #readNotices: () => Promise<string[]>;
  #threads: CypherThread[] = [];
  #rest: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** `readNotices` is asked for what an answer has to be read with. */
  constructor(uri: string, options: Neo4jOptions, readNotices: () => Promise<string[]> = () => Promise.resolve([])) {
    this.#readNotices = readNotices;
    this.prefix = options.prefix ?? "";
    this.#uri = uri;
    this.#options = options;
  }

  async runReadOnlyCypher(
    query: string,
    parameters: Readonly<Record<string, unknown>>,
    budget: CypherBudget,
    signal?: AbortSignal,
  ): Promise<CypherResponse> {
    signal?.throwIfAborted();
    const thread = this.#freeThread();
    clearTimeout(this.#rest);
    try {
      const answer = await thread.run({ query, parameters, budget }, signal);
      const notices = await this.#readNotices();
      return notices.length === 0 ? answer : { ...answer, notices };
    } finally {
      this.#endUnused();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#rest);
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  #freeThread(): CypherThread {
    if (this.#isClosed) throw new GraphStoreError("unavailable", "The store is closed.");
    this.#threads = this.#threads.filter((thread) => !thread.isGone);
    const free = this.#threads.find((thread) => thread.isFree);
    if (free) return free;
    if (this.#threads.length >= threadLimit) {
      throw new CypherError(
        "busy",
        `${threadLimit} queries run already, which is the most; try again when one has ended.`,
      );
    }
    const thread = new CypherThread({ uri: this.#uri, options: this.#options });
    this.#threads.push(thread);
    return thread;
  }

  #endUnused(): void {
    clearTimeout(this.#rest);
    const end = () => {
      for (const thread of this.#threads) if (thread.isFree) void thread.end();
    };
    this.#rest = setTimeout(end, restTime).unref();
  }
}
