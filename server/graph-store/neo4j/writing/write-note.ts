import type { Neo4jDatabase } from "../database/database.ts";
import { noteKey } from "../reading/read-note.ts";

export async function writeNote(database: Neo4jDatabase, name: string, text: string): Promise<void> {
  const query = `MERGE (m:${database.names.meta} {key: $key}) SET m.record = 'note', m.text = $text`;
  await database.write((run) => run(query, { key: noteKey(name), text }));
}
