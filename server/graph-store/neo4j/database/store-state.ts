import { parseState, writeState, type StoreState } from "../mapping/store-state.ts";
import type { Names } from "../schema/names.ts";
import type { Neo4jDatabase, RunQuery, TransactionOptions } from "./database.ts";

/** What a question is answered from. */
export interface Reading {
  names: Names;
  run: RunQuery;
  state: StoreState;
}

export async function readState(run: RunQuery, names: Names): Promise<StoreState> {
  const [row] = await run<{ state: string }>(`MATCH (m:${names.meta} {key: 'store'}) RETURN m.state AS state`);
  return parseState(row?.state);
}

/** The state, and no other writer until this transaction ends. */
export async function lockState(run: RunQuery, names: Names): Promise<StoreState> {
  const lock = `MERGE (m:${names.meta} {key: 'store'}) SET m.locked = true REMOVE m.locked RETURN m.state AS state`;
  const [row] = await run<{ state: string | null }>(lock);
  return parseState(row?.state);
}

export async function saveState(run: RunQuery, names: Names, state: StoreState): Promise<void> {
  const save = `MATCH (m:${names.meta} {key: 'store'}) SET m.state = $state, m.dataVersion = $dataVersion`;
  await run(save, { state: writeState(state), dataVersion: state.dataVersion });
}

const attempts = 5;

/**
 * A question of several queries, answered from one state: Neo4j reads what is committed at each moment, so the data
 * version is compared afterwards and the question asked again where an import ended meanwhile.
 */
export function readFromOneState<Answer>(
  database: Neo4jDatabase,
  question: (reading: Reading) => Promise<Answer>,
  options: TransactionOptions,
): Promise<Answer> {
  const { names } = database;
  return database.read(async (run) => {
    let state = await readState(run, names);
    for (let attempt = 1; ; attempt++) {
      const answer = await question({ names, run, state });
      const after = await readState(run, names);
      if (after.dataVersion === state.dataVersion || attempt === attempts) return answer;
      state = after;
    }
  }, options);
}
