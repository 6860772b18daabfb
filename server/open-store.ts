/**
 * Opens the store that the environment names and sees that it holds the shipped seeds. The folder of the embedded
 * store is ENTREPOT_DATA, or `.entrepot` in the current folder.
 */
import { readSeeds } from "../seeds/load-seeds.ts";
import { seedStore } from "../seeds/seed-store.ts";
import { readSeedSelection, readStoreUri, type SeedSelection } from "./config.ts";
import { GraphStoreError } from "./graph-store/graph-store-error.ts";
import type { GraphStore } from "./graph-store/graph-store.ts";
import { openGraphStore } from "./graph-store/open-graph-store.ts";
import { digestSeeds, readSeedsMark, writeSeedsMark } from "./seeds-mark.ts";

export interface SeededStoreOptions {
  /** `sqlite:FOLDER`; what the environment names where it is left out. */
  uri?: string;
  /** What ENTREPOT_SEEDS says where it is left out. A store keeps to what it was filled with until told otherwise. */
  seeds?: SeedSelection | undefined;
  /** `read` also opens a store that another process writes to; `write` (default) refuses then. */
  access?: "read" | "write";
  signal?: AbortSignal;
}

/** The folder of the embedded store that `sqlite:FOLDER` names. */
export function folderOfStore(uri: string): string {
  return uri.slice("sqlite:".length);
}

/** Seeds a store that is empty or that other seeds were written to; the same seeds again are not read. */
async function seedWhenStale(
  store: GraphStore,
  folder: string,
  asked: SeedSelection | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { nodes } = await store.statistics(signal);
  const mark = nodes.total === 0 ? undefined : readSeedsMark(folder);
  const selection = asked ?? mark?.selection ?? "story";
  const digest = digestSeeds(selection);
  if (mark?.selection === selection && mark.digest === digest) return;
  await seedStore(store, readSeeds(selection === "none" ? { only: "reference" } : {}), signal);
  writeSeedsMark(folder, { selection, digest });
}

async function openForWriting(uri: string, { seeds, signal }: SeededStoreOptions): Promise<GraphStore> {
  const store = await openGraphStore(uri);
  try {
    await seedWhenStale(store, folderOfStore(uri), seeds ?? readSeedSelection(process.env), signal);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

const isOfKind = (error: unknown, kind: GraphStoreError["kind"]) =>
  error instanceof GraphStoreError && error.kind === kind;

/** A store that was seeded once is read as it is, without taking the writer's lock from anybody. */
async function openForReading(uri: string, options: SeededStoreOptions): Promise<GraphStore> {
  if (readSeedsMark(folderOfStore(uri)) !== undefined) {
    try {
      return await openGraphStore(uri, { access: "read" });
    } catch (error) {
      if (!isOfKind(error, "unavailable")) throw error;
    }
  }
  try {
    return await openForWriting(uri, options);
  } catch (error) {
    if (!isOfKind(error, "locked")) throw error;
    return openGraphStore(uri, { access: "read" });
  }
}

/** Rejects with a GraphStoreError; of kind `locked` where another process writes to the store and `access` is `write`. */
export function openSeededStore(options: SeededStoreOptions = {}): Promise<GraphStore> {
  const { uri = readStoreUri(process.env), access } = options;
  return access === "read" ? openForReading(uri, options) : openForWriting(uri, options);
}
