import { seedsContributor } from "../../merge-statements.ts";
import type { Database } from "../database/database.ts";
import type { Speaker } from "./statements.ts";

export function findSpeaker(database: Database, id: string): Speaker | undefined {
  const row = database.get<{ key: number }>("SELECT key FROM contributor WHERE id = ?", id);
  return row && { id, key: row.key, layer: id === seedsContributor ? 1 : 0 };
}

export function ensureSpeaker(database: Database, id: string): Speaker {
  database.run("INSERT INTO contributor (id) VALUES (?) ON CONFLICT DO NOTHING", id);
  return findSpeaker(database, id)!;
}
