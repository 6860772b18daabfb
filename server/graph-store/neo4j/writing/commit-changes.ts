import { randomUUID } from "node:crypto";
import { markCommitting, unmarkCommitting } from "../database/commit-mark.ts";
import type { Neo4jDatabase } from "../database/database.ts";
import { readState, saveState, type Reading } from "../database/store-state.ts";
import type { WorkingCopy } from "../working-copy/working-copy.ts";
import { writeChanges } from "./write-changes.ts";
import { WriteLease } from "./write-lease.ts";

export interface Change<Outcome> {
  /** Reads into the working copy what the change touches; may run several times. */
  load: (reading: Reading) => Promise<void>;
  /** Makes the change in the working copy. */
  workOut: () => Promise<Outcome>;
}

const loadingTimeout = 3_600_000;

/**
 * Takes the lease, lets the change be worked out in the working copy, and writes it in one transaction. Until that
 * begins to commit an abort leaves everything as it was; afterwards it comes too late.
 */
export async function changeStore<Outcome>(
  database: Neo4jDatabase,
  copy: WorkingCopy,
  { load, workOut }: Change<Outcome>,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const { names } = database;
  const lease = await WriteLease.take(database, signal);
  try {
    await database.read(async (run) => load({ names, run, state: await readState(run, names) }), {
      signal,
      timeout: loadingTimeout,
    });
    const outcome = await workOut();
    await lease.stopRenewing();
    await writeWorkingCopy(database, copy, lease, signal);
    return outcome;
  } finally {
    await lease.release();
  }
}

/** Retried as a whole where the failure passes; the fence tells an attempt whose answer was lost. */
async function writeWorkingCopy(
  database: Neo4jDatabase,
  { thread }: WorkingCopy,
  lease: WriteLease,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { names } = database;
  const state = await thread.call("changedState", null);
  const mark = randomUUID();
  const until = stoppable(signal);
  try {
    await database.write(
      async (run) => {
        if ((await lease.fence(run)) === "written") return;
        await writeChanges(run, names, thread);
        await lease.finish(run);
        until.stop();
        await markCommitting(database, mark);
        await saveState(run, names, state);
      },
      { signal: until.signal },
    );
  } finally {
    until.stop();
    await unmarkCommitting(database, mark);
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
