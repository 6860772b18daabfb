import type { Neo4jDatabase, RunQuery } from "../database/database.ts";
import { readMoment } from "../database/commit-mark.ts";
import { makeReading, saveState, type Reading } from "../database/store-state.ts";
import type { WorkingCopy } from "../working-copy/working-copy.ts";
import { FencedWriter } from "./fenced-writer.ts";
import { settleLeftovers } from "./large/settle.ts";
import { writeLargeChange } from "./large/write-large-change.ts";
import { writeChanges } from "./write-changes.ts";
import { WriteLease } from "./write-lease.ts";

export interface Change<Outcome> {
  /** Reads into the working copy what the change touches; may run several times. */
  load: (reading: Reading) => Promise<void>;
  /** Makes the change in the working copy. */
  workOut: () => Promise<Outcome>;
  /** Written in the very transaction that makes the change visible. */
  alsoWrite?: ((run: RunQuery, outcome: Outcome) => Promise<void>) | undefined;
  /** Told where another writer has to end first, and when it has. */
  onWaiting?: ((isWaiting: boolean) => void) | undefined;
}

const loadingTimeout = 3_600_000;

/**
 * Takes the lease, lets the change be worked out in the working copy, and writes it. Until that is about to become
 * visible an abort leaves everything as it was; afterwards it comes too late.
 */
export async function changeStore<Outcome>(
  database: Neo4jDatabase,
  copy: WorkingCopy,
  { load, workOut, alsoWrite, onWaiting }: Change<Outcome>,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const { names } = database;
  const lease = await WriteLease.take(database, signal, onWaiting);
  try {
    const writer = new FencedWriter(database, lease);
    await settleLeftovers(writer);
    await database.read(async (run) => load(makeReading(run, names, await readMoment(run, names))), {
      signal,
      timeout: loadingTimeout,
    });
    const outcome = await workOut();
    const { elementsAtOnce } = database;
    const weight = await copy.thread.call("weighChanges", null);
    const alsoWriteOutcome = async (run: RunQuery) => alsoWrite?.(run, outcome);
    if (weight > elementsAtOnce) {
      await writeLargeChange(writer, copy, { weight: elementsAtOnce, alsoWrite: alsoWriteOutcome, signal });
    } else {
      await lease.stopRenewing();
      await writeSmallChange(writer, copy, alsoWriteOutcome, signal);
    }
    return outcome;
  } finally {
    await lease.release();
  }
}

/** All in one transaction. */
async function writeSmallChange(
  writer: FencedWriter,
  { thread }: WorkingCopy,
  alsoWrite: (run: RunQuery) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { names } = writer.database;
  const state = await thread.call("changedState", null);
  const until = stoppable(signal);
  try {
    await writer.writeAtOnce(async (run, mark) => {
      await writeChanges(run, names, thread);
      await alsoWrite(run);
      await writer.finish(run);
      until.stop();
      await mark();
      await saveState(run, names, state);
    }, until.signal);
  } finally {
    until.stop();
  }
}

/** A signal that follows another until it is stopped. */
function stoppable(signal: AbortSignal | undefined): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const follow = () => controller.abort(signal?.reason);
  if (signal?.aborted === true) follow();
  signal?.addEventListener("abort", follow, { once: true });
  return { signal: controller.signal, stop: () => signal?.removeEventListener("abort", follow) };
}
