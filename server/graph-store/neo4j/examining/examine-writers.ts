/** Who is writing, and what writers that died have left. */
import type { Finding } from "../../finding.ts";
import type { Neo4jDatabase } from "../database/database.ts";

interface WriterState {
  owner: string | null;
  /** Milliseconds until the lease is free for others. */
  left: number | null;
  committing: string | null;
  unsettled: string | null;
}

async function readWriters(database: Neo4jDatabase): Promise<WriterState | undefined> {
  const { meta } = database.names;
  const query = `MATCH (m:${meta} {key: 'store'}) OPTIONAL MATCH (l:${meta} {key: 'lease'})
    RETURN l.owner AS owner, l.expires - timestamp() AS left, m.committing AS committing, m.unsettledStatus AS unsettled`;
  return (await database.read((run) => run<WriterState>(query)))[0];
}

export async function examineWriters(database: Neo4jDatabase): Promise<Finding[]> {
  const about = "writers";
  const { owner = null, left = null, committing = null, unsettled = null } = (await readWriters(database)) ?? {};
  if (owner !== null && (left ?? 0) > 0) {
    return [{ about, level: "note", text: "An import or removal is being written at the moment." }];
  }
  const details = [
    ...(owner === null ? [] : [`a lease that ended ${Math.round(-(left ?? 0) / 1000)} s ago`]),
    ...(committing === null ? [] : ["the mark of a commit"]),
    ...(unsettled === null ? [] : [`part of a large import (${unsettled})`]),
  ];
  if (details.length === 0) return [{ about, level: "ok", text: "Nobody writes, and nothing was left half written." }];
  return [
    {
      about,
      level: unsettled === null ? "note" : "warning",
      text: "A writer went away in the midst of its work. Readers see the state before it, or all that it finished.",
      advice: "Nothing: the next start or import tidies it. If Entrepôt runs and this stays, start it again.",
      details,
    },
  ];
}
