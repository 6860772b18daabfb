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
