import type { RunQuery } from "../../database/database.ts";
import { beginUnsettled, flipUnsettled } from "../../database/unsettled.ts";
import type { Unsettled } from "../../reading/visibility.ts";
import { saveState } from "../../database/store-state.ts";
import type { WorkingCopy } from "../../working-copy/working-copy.ts";
import type { ChangedRoute } from "../../working-copy/changed-routes.ts";
import { isRemoved, type Removed } from "../../working-copy/changed-elements.ts";
import { weighRoute } from "../../working-copy/weigh-changes.ts";
import type { FencedWriter } from "../fenced-writer.ts";
import { eachPage } from "../write-changes.ts";
import { amountRow, coverageRow, writeRecords, type RecordRow } from "../write-records.ts";
import { markNodes, markRelationships, type Marking } from "./mark-elements.ts";
import { markRecords } from "./mark-records.ts";
import { markRoutes } from "./mark-routes.ts";
import { settleLeftovers } from "./settle.ts";

export interface LargeChange {
  /** Graph elements that one transaction writes, give or take. */
  weight: number;
  /** Written in the very transaction that makes the change visible. */
  alsoWrite: (run: RunQuery) => Promise<void>;
  signal: AbortSignal | undefined;
}

/**
 * Writes a change of any size in transactions of bounded size. Readers see nothing of it until
 * one small transaction turns to it. Whatever ends it before, an abort too, leaves everything as it was; what ends it
 * afterwards leaves work to whoever holds the lease next.
 */
export async function writeLargeChange(
  writer: FencedWriter,
  copy: WorkingCopy,
  { weight, alsoWrite, signal }: LargeChange,
): Promise<void> {
  const { names } = writer.database;
  const number = await begin(writer, signal);
  try {
    const later = await writeMarked(writer, copy, { number, weight, signal });
    const state = await copy.thread.call("changedState", null);
    await writer.writeAtOnce(async (run, mark) => {
      await writeRecords(run, names, later);
      await alsoWrite(run);
      signal?.throwIfAborted();
      await mark();
      await saveState(run, names, state);
      await flipUnsettled(run, names);
    });
  } catch (error) {
    if ((await settleNow(writer)) !== "committed") throw error;
    return;
  }
  await settleNow(writer);
}

/** Where it fails, whoever holds the lease next does it; the import has become visible or not all the same. */
async function settleNow(writer: FencedWriter): Promise<Unsettled["status"] | undefined> {
  try {
    return await settleLeftovers(writer);
  } catch {
    return undefined;
  }
}

async function begin(writer: FencedWriter, signal: AbortSignal | undefined): Promise<number> {
  let number = 0;
  await writer.writeAtOnce(async (run, mark) => {
    signal?.throwIfAborted();
    await mark();
    number = await beginUnsettled(run, writer.database.names);
  });
  return number;
}

interface Batches {
  number: number;
  weight: number;
  signal: AbortSignal | undefined;
}

/** In the order in which elements need each other. Answers the records that change in place. */
async function writeMarked(writer: FencedWriter, { thread }: WorkingCopy, batches: Batches): Promise<RecordRow[]> {
  const { number, weight, signal } = batches;
  const { names } = writer.database;
  const inBatches =
    <Change>(write: (marking: Marking, changes: Change[]) => Promise<void>, weigh: (change: Change) => number) =>
    async (changes: Change[]) => {
      for (const batch of divide(changes, weight, weigh)) {
        await writer.write((run: RunQuery) => write({ run, names, number }, batch), signal);
      }
    };
  const one = () => 1;
  await eachPage((page) => thread.call("changedNodes", page), inBatches(markNodes, one));
  const weighChange = (route: ChangedRoute | Removed) => (isRemoved(route) ? 1 : weighRoute(route));
  await eachPage((page) => thread.call("changedRoutes", page), inBatches(markRoutes, weighChange));
  await eachPage((page) => thread.call("changedRelationships", page), inBatches(markRelationships, one));
  const later: RecordRow[] = [];
  const markAndKeep = inBatches(async (marking, rows: RecordRow[]) => {
    later.push(...(await markRecords(marking, rows)));
  }, one);
  await eachPage(
    (page) => thread.call("changedCoverage", page),
    (changes) => markAndKeep(changes.map(coverageRow)),
  );
  await eachPage(
    (page) => thread.call("changedAmounts", page),
    (changes) => markAndKeep(changes.map(amountRow)),
  );
  return later;
}

/** Runs of changes that together weigh no more than `most`, or one that does alone. */
export function divide<Change>(
  changes: readonly Change[],
  most: number,
  weigh: (change: Change) => number,
): Change[][] {
  const batches: Change[][] = [];
  let room = 0;
  for (const change of changes) {
    const weight = weigh(change);
    if (batches.length === 0 || weight > room) {
      batches.push([]);
      room = most;
    }
    batches.at(-1)!.push(change);
    room -= weight;
  }
  return batches;
}
