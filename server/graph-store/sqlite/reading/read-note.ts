import type { Database } from "../database/database.ts";

export const noteName = (name: string) => `note ${name}`;

export function readNote(database: Database, name: string): string | undefined {
  return database.get<{ value: string }>("SELECT value FROM meta WHERE name = ?", noteName(name))?.value;
}
