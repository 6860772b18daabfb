/**
 * Neo4j lets readers see a commit piece by piece. So a writer marks the store before it commits and takes the mark away
 * afterwards; readers wait while there is one, and ask again when one came between.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Unsettled } from "../reading/visibility.ts";
import type { Names } from "../schema/names.ts";
import type { Neo4jDatabase, RunQuery, TransactionOptions } from "./database.ts";
import { unlessAway } from "./unless-away.ts";

/**
 * A transaction whose outcome readers see all at once. The work calls `mark` when it is about to commit; what changes
 * the state has to be written after that.
 */
export async function writeAtOnce(
  database: Neo4jDatabase,
  work: (run: RunQuery, mark: () => Promise<void>) => Promise<void>,
  options: TransactionOptions = {},
): Promise<void> {
  const mark = randomUUID();
  try {
    await database.write((run) => work(run, () => markCommitting(database, mark)), options);
  } finally {
    await unmarkCommitting(database, mark);
  }
}

/** In a transaction of its own, before the other commits. */
async function markCommitting(database: Neo4jDatabase, mark: string): Promise<void> {
  const query = `MATCH (m:${database.names.meta} {key: 'store'})
    SET m.committing = $mark, m.commits = coalesce(m.commits, 0) + 1`;
  await database.write((run) => run(query, { mark }));
}

/** After the other has committed or failed. */
async function unmarkCommitting(database: Neo4jDatabase, mark: string): Promise<void> {
  const query = `MATCH (m:${database.names.meta} {key: 'store'}) WHERE m.committing = $mark REMOVE m.committing`;
  await unlessAway(database.write((run) => run(query, { mark }), { patience: "short" }));
}

/** Two moments with the same answer here saw the same store. */
export interface StoreMoment {
  state: string | null;
  commits: number | null;
  committing: string | null;
  /** An import whose marks stand in the graph. */
  unsettled: Unsettled | undefined;
}

export async function readMoment(run: RunQuery, names: Names): Promise<StoreMoment> {
  const query = `MATCH (m:${names.meta} {key: 'store'})
    RETURN m.state AS state, m.commits AS commits, m.committing AS committing,
      m.unsettledNumber AS number, m.unsettledStatus AS status`;
  const [row] = await run<Omit<StoreMoment, "unsettled"> & Unsettled>(query);
  const { state = null, commits = null, committing = null, number, status } = row ?? {};
  const isUnsettled = status === "pending" || status === "committed";
  return { state, commits, committing, unsettled: isUnsettled ? { number: number!, status } : undefined };
}

const asksEvery = 20;
const patience = 2000;

/**
 * Waits until nobody is in the midst of committing. A mark that stays was left by a writer who died: whoever holds the
 * lease's lock knows that his transaction has ended, and takes the mark away.
 */
export async function awaitCommit(database: Neo4jDatabase, options: TransactionOptions): Promise<void> {
  const until = Date.now() + patience;
  let mark: string | null = null;
  for (;;) {
    const { committing } = await database.read((run) => readMoment(run, database.names), options);
    if (committing === null) return;
    mark ??= committing;
    if (Date.now() > until) break;
    await sleep(asksEvery, undefined, { signal: options.signal });
  }
  const { meta } = database.names;
  const query = `MERGE (l:${meta} {key: 'lease'}) SET l.asked = true REMOVE l.asked
    WITH l MATCH (m:${meta} {key: 'store'}) WHERE m.committing = $mark REMOVE m.committing`;
  await database.write((run) => run(query, { mark }), options);
}
