import { parseState, writeState, type StoreState } from "../mapping/store-state.ts";
import type { Names } from "../schema/names.ts";
import { awaitCommit, readMoment, type StoreMoment } from "./commit-mark.ts";
import type { Neo4jDatabase, RunQuery, TransactionOptions } from "./database.ts";

/** What a question is answered from. */
export interface Reading {
  names: Names;
  run: RunQuery;
  state: StoreState;
}

export async function readState(run: RunQuery, names: Names): Promise<StoreState> {
  return parseState((await readMoment(run, names)).state);
}

export async function saveState(run: RunQuery, names: Names, state: StoreState): Promise<void> {
  const save = `MATCH (m:${names.meta} {key: 'store'}) SET m.state = $state, m.dataVersion = $dataVersion`;
  await run(save, { state: writeState(state), dataVersion: state.dataVersion });
}

const isSame = (a: StoreMoment, b: StoreMoment) =>
  a.committing === null && b.committing === null && a.commits === b.commits && a.state === b.state;

/**
 * A question of several queries, answered from one state: Neo4j reads what is committed at each moment, so the store's
 * moment is compared afterwards, and the question asked again where an import was committed meanwhile.
 */
export async function readFromOneState<Answer>(
  database: Neo4jDatabase,
  question: (reading: Reading) => Promise<Answer>,
  options: TransactionOptions,
): Promise<Answer> {
  const { names } = database;
  for (;;) {
    const found = await database.read(async (run) => {
      const before = await readMoment(run, names);
      if (before.committing !== null) return undefined;
      const answer = await question({ names, run, state: parseState(before.state) });
      return isSame(before, await readMoment(run, names)) ? { answer } : undefined;
    }, options);
    if (found) return found.answer;
    await awaitCommit(database, options);
  }
}
