/** A note in the store that says which of the shipped seeds it was filled with. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { seedSelectionSchema, type SeedSelection } from "./config.ts";
import type { GraphStore } from "./graph-store/graph-store.ts";

const seedsFolder = join(import.meta.dirname, "../seeds");
const noteName = "seeds";
const markSchema = z.object({ selection: seedSelectionSchema, digest: z.string() });

export type SeedsMark = z.infer<typeof markSchema>;

function listSeedFiles(): string[] {
  const entries = readdirSync(seedsFolder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"));
  return files.map((entry) => join(entry.parentPath, entry.name)).toSorted((a, b) => (a < b ? -1 : 1));
}

/** Over the shipped data and the code that reads them: equal content, equal digest, whatever the files' times. */
export function digestSeeds(selection: SeedSelection): string {
  const digest = createHash("sha256").update(selection);
  for (const file of listSeedFiles()) {
    const content = readFileSync(file);
    digest.update(`\0${file.slice(seedsFolder.length)}\0${content.length}\0`).update(content);
  }
  return digest.digest("hex");
}

/** undefined where the store was never seeded, or where the note is not one of ours: the seeds are written again then. */
export async function readSeedsMark(store: GraphStore, signal?: AbortSignal): Promise<SeedsMark | undefined> {
  const text = await store.readNote(noteName, signal);
  if (text === undefined) return undefined;
  try {
    return markSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function writeSeedsMark(store: GraphStore, mark: SeedsMark): Promise<void> {
  return store.writeNote(noteName, JSON.stringify(mark));
}
