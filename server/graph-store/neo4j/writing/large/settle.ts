/** Ends what an import left unsettled: forwards where readers see it already, else back to what was before. */
import { readMoment } from "../../database/commit-mark.ts";
import { integer } from "../../database/database.ts";
import { endUnsettled } from "../../database/unsettled.ts";
import type { Unsettled } from "../../reading/visibility.ts";
import type { FencedWriter } from "../fenced-writer.ts";
import { deleteNodes, nodesPerPage, settlePage, settlingOrder, type Settling } from "./settle-nodes.ts";

const recordsPerPage = 10_000;

/** Settles what is unsettled, also what a writer left who died, and answers what it was. Who holds the lease begins with it. */
export async function settleLeftovers(writer: FencedWriter): Promise<Unsettled["status"] | undefined> {
  const { database } = writer;
  const { unsettled } = await database.read((run) => readMoment(run, database.names));
  if (unsettled) await settle(writer, unsettled);
  return unsettled?.status;
}

/** In transactions of bounded size. It can be broken off anywhere and begun anew. */
async function settle(writer: FencedWriter, unsettled: Unsettled): Promise<void> {
  for (const kind of settlingOrder) await eachPage(writer, unsettled, (settling) => settlePage(settling, kind));
  if (unsettled.status === "pending") {
    await removeNewNodes(writer, unsettled);
    await eachPage(writer, unsettled, removeNewRecords);
  }
  await eachPage(writer, unsettled, settleRecords);
  await writer.write((run) => endUnsettled(run, writer.database.names));
}

/** Until a page answers that there is nothing left. */
async function eachPage(
  writer: FencedWriter,
  unsettled: Unsettled,
  work: (settling: Settling) => Promise<boolean>,
): Promise<void> {
  const { names } = writer.database;
  let isDone = false;
  while (!isDone) {
    await writer.writeAtOnce(async (run, mark) => {
      isDone = !(await work({ run, names, unsettled }));
      if (!isDone) await mark();
    });
  }
}

/** By id, so that what was there before is walked through once. */
async function removeNewNodes(writer: FencedWriter, unsettled: Unsettled): Promise<void> {
  let last = "";
  await eachPage(writer, unsettled, async (settling) => {
    const ids = await newNodes(settling, last);
    if (ids.length === 0) return false;
    if (await deleteNodes(settling, ids)) last = ids.at(-1)!;
    return true;
  });
}

async function newNodes({ run, names, unsettled }: Settling, last: string): Promise<string[]> {
  const query = `MATCH (n:${names.node}) WHERE n.id > $last AND n.since = $number
    RETURN n.id AS id ORDER BY n.id LIMIT $limit`;
  const parameters = { last, number: integer(unsettled.number), limit: integer(nodesPerPage) };
  return (await run<{ id: string }>(query, parameters)).map(({ id }) => id);
}

const recordsAtOnce = ({ number }: Unsettled) => ({ number: integer(number), limit: integer(recordsPerPage) });

async function removeNewRecords({ run, names, unsettled }: Settling): Promise<boolean> {
  const query = `MATCH (m:${names.meta}) WHERE m.record IN ['coverage', 'unallocated'] AND m.since = $number
    WITH m LIMIT $limit DELETE m RETURN count(m) AS count`;
  return isSome(await run<{ count: number }>(query, recordsAtOnce(unsettled)));
}

async function settleRecords({ run, names, unsettled }: Settling): Promise<boolean> {
  const end = unsettled.status === "pending" ? "REMOVE m.until, m.changing" : "DELETE m";
  const query = `MATCH (m:${names.meta} {changing: $number}) WITH m LIMIT $limit ${end} RETURN count(m) AS count`;
  return isSome(await run<{ count: number }>(query, recordsAtOnce(unsettled)));
}

const isSome = ([row]: { count: number }[]) => (row?.count ?? 0) > 0;
