import type { Database } from "../database/database.ts";

const prefix = "note ";

export const noteName = (name: string) => `${prefix}${name}`;

export function readNote(database: Database, name: string): string | undefined {
  return database.get<{ value: string }>("SELECT value FROM meta WHERE name = ?", noteName(name))?.value;
}

/** Sorted by name. */
export function listNotes(database: Database): { name: string; text: string }[] {
  const sql = "SELECT name, value AS text FROM meta WHERE name >= ?1 AND name < ?1 || char(0x10ffff) ORDER BY name";
  const rows = database.all<{ name: string; text: string }>(sql, prefix);
  return rows.map(({ name, text }) => ({ name: name.slice(prefix.length), text }));
}
