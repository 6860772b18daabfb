import { byCodeUnits } from "../../merge-statements.ts";
import type { Neo4jDatabase } from "../database/database.ts";

export const noteKey = (name: string) => `note|${name}`;

export async function readNote(
  database: Neo4jDatabase,
  name: string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const query = `MATCH (m:${database.names.meta} {key: $key}) RETURN m.text AS text`;
  const [row] = await database.read((run) => run<{ text: string }>(query, { key: noteKey(name) }), { signal });
  return row?.text;
}

/** Sorted by name. */
export async function listNotes(
  database: Neo4jDatabase,
  signal: AbortSignal | undefined,
): Promise<{ name: string; text: string }[]> {
  const query = `MATCH (m:${database.names.meta} {record: 'note'}) RETURN m.key AS key, m.text AS text`;
  const rows = await database.read((run) => run<{ key: string; text: string }>(query), { signal });
  const notes = rows.map(({ key, text }) => ({ name: key.slice(noteKey("").length), text }));
  return notes.toSorted((a, b) => byCodeUnits(a.name, b.name));
}
