/** Digest of the shipped seeds: their data and the code that reads them. A store remembers which it was filled from. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SeedSelection } from "./config.ts";

const seedsFolder = join(import.meta.dirname, "../seeds");

function listSeedFiles(): string[] {
  const entries = readdirSync(seedsFolder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"));
  return files.map((entry) => join(entry.parentPath, entry.name)).toSorted((a, b) => (a < b ? -1 : 1));
}

/** Equal content, equal digest, whatever the files' times; `selection` is part of it. */
export function digestSeeds(selection: SeedSelection): string {
  const digest = createHash("sha256").update(selection);
  for (const file of listSeedFiles()) {
    const content = readFileSync(file);
    digest.update(`\0${file.slice(seedsFolder.length)}\0${content.length}\0`).update(content);
  }
  return digest.digest("hex");
}
