import { setTimeout as sleep } from "node:timers/promises";
import { parseState, writeState, type StoreState } from "../mapping/store-state.ts";
import { viewOf, type View } from "../reading/visibility.ts";
import type { Names } from "../schema/names.ts";
import { awaitCommit, readMoment, type StoreMoment } from "./commit-mark.ts";
import type { Neo4jDatabase, RunQuery, TransactionOptions } from "./database.ts";

/** What a question is answered from. */
export interface Reading {
  names: Names;
  run: RunQuery;
  state: StoreState;
  /** What queries see of an import that is being written. */
  view: View;
}

/** Its queries may use the parameters of its view without being given them. */
export function makeReading(run: RunQuery, names: Names, moment: StoreMoment): Reading {
  const view = viewOf(moment.unsettled);
  const runInView: RunQuery = (text, parameters) => run(text, { ...view.parameters, ...parameters });
  return { names, run: view.isPlain ? run : runInView, state: parseState(moment.state), view };
}

export async function saveState(run: RunQuery, names: Names, state: StoreState): Promise<void> {
  const save = `MATCH (m:${names.meta} {key: 'store'}) SET m.state = $state, m.dataVersion = $dataVersion`;
  await run(save, { state: writeState(state), dataVersion: state.dataVersion });
}

const isSame = (a: StoreMoment, b: StoreMoment) =>
  a.committing === null && b.committing === null && a.commits === b.commits && a.state === b.state;

export interface ReadingOptions extends TransactionOptions {
  /** It takes so long that it waits for an import to be settled first, each step of which it would be asked again for. */
  isLong?: boolean;
}

const asksEvery = 200;
const patience = 600_000;

/** Until the import that readers see already has no marks any more, or for ten minutes. */
async function awaitSettled(database: Neo4jDatabase, options: TransactionOptions): Promise<void> {
  for (const until = Date.now() + patience; Date.now() < until;) {
    const { unsettled } = await database.read((run) => readMoment(run, database.names), options);
    if (unsettled?.status !== "committed") return;
    database.noticeUnsettled();
    await sleep(asksEvery, undefined, { signal: options.signal });
  }
}

/**
 * A question of several queries, answered from one state: Neo4j reads what is committed at each moment, so the store's
 * moment is compared afterwards, and the question asked again where an import was committed meanwhile.
 */
export async function readFromOneState<Answer>(
  database: Neo4jDatabase,
  question: (reading: Reading) => Promise<Answer>,
  options: ReadingOptions,
): Promise<Answer> {
  const { names } = database;
  for (;;) {
    if (options.isLong === true) await awaitSettled(database, options);
    const found = await database.read(async (run) => {
      const before = await readMoment(run, names);
      if (before.unsettled) database.noticeUnsettled();
      if (before.committing !== null) return undefined;
      const answer = await question(makeReading(run, names, before));
      return isSame(before, await readMoment(run, names)) ? { answer } : undefined;
    }, options);
    if (found) return found.answer;
    await awaitCommit(database, options);
  }
}
