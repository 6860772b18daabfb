/**
 * Opens the store that the environment names and sees that it holds the shipped seeds. The folder of the embedded
 * store is ENTREPOT_DATA, or `.entrepot` in the current folder.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSeeds } from "../seeds/load-seeds.ts";
import { seedStore } from "../seeds/seed-store.ts";
import { readSeedSelection, readStoreUri, type SeedSelection } from "./config.ts";
import { GraphStoreError } from "./graph-store/graph-store-error.ts";
import type { GraphStore } from "./graph-store/graph-store.ts";
import { openGraphStore } from "./graph-store/open-graph-store.ts";
import { digestSeeds } from "./seeds-digest.ts";

export interface SeededStoreOptions {
  /** `sqlite:FOLDER`; what the environment names where it is left out. */
  uri?: string;
  /** `none` keeps an empty store to countries and commodities; what ENTREPOT_SEEDS says where it is left out. */
  seeds?: SeedSelection;
  /** `read` opens a store that another process writes to as it is, without seeding; `write` (default) refuses then. */
  access?: "read" | "write";
  signal?: AbortSignal;
}

/** The folder of the embedded store that `sqlite:FOLDER` names. */
export function folderOfStore(uri: string): string {
  return uri.slice("sqlite:".length);
}

const digestFile = "seeds.sha256";

function readDigest(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** Seeds a store that is empty or that other seeds were written to; the same seeds again are not read. */
async function seedWhenStale(store: GraphStore, folder: string, seeds: SeedSelection, signal?: AbortSignal) {
  const digest = digestSeeds(seeds);
  const path = join(folder, digestFile);
  const { nodes } = await store.statistics(signal);
  if (nodes.total > 0 && readDigest(path) === digest) return;
  await seedStore(store, readSeeds(seeds === "none" ? { only: "reference" } : {}), signal);
  writeFileSync(path, digest);
}

async function openForWriting(uri: string, seeds: SeedSelection, signal?: AbortSignal): Promise<GraphStore> {
  const store = await openGraphStore(uri);
  try {
    await seedWhenStale(store, folderOfStore(uri), seeds, signal);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Rejects with a GraphStoreError; of kind `locked` where another process writes to the store and `access` is `write`. */
export async function openSeededStore(options: SeededStoreOptions = {}): Promise<GraphStore> {
  const { uri = readStoreUri(process.env), seeds = readSeedSelection(process.env), access, signal } = options;
  try {
    return await openForWriting(uri, seeds, signal);
  } catch (error) {
    const isTaken = error instanceof GraphStoreError && error.kind === "locked";
    if (access !== "read" || !isTaken) throw error;
    return openGraphStore(uri, { access: "read" });
  }
}
