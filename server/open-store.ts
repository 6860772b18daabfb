/**
 * Opens the store that the environment names and sees that it holds the shipped seeds: Neo4j where NEO4J_URI is set,
 * else the embedded one in the folder ENTREPOT_DATA, or `.entrepot` in the current folder.
 */
import { readSeeds } from "../seeds/load-seeds.ts";
import { seedStore } from "../seeds/seed-store.ts";
import { readNeo4jOptions, readSeedSelection, readStoreUri, type SeedSelection } from "./config.ts";
import { refuseUnfinishedCopy } from "./copy/copy-record.ts";
import { GraphStoreError } from "./graph-store/graph-store-error.ts";
import type { GraphStore } from "./graph-store/graph-store.ts";
import type { Neo4jOptions } from "./graph-store/neo4j-options.ts";
import { openGraphStore } from "./graph-store/open-graph-store.ts";
import { isNeo4jUri } from "./graph-store/store-uri.ts";
import { digestSeeds, readSeedsMark, writeSeedsMark } from "./seeds-mark.ts";

export interface SeededStoreOptions {
  /** `sqlite:FOLDER` or `neo4j://HOST`; what the environment names where it is left out. */
  uri?: string;
  /** Whom a Neo4j server is asked as; what the environment says where it is left out. */
  neo4j?: Neo4jOptions;
  /** What ENTREPOT_SEEDS says where it is left out. A store keeps to what it was filled with until told otherwise. */
  seeds?: SeedSelection | undefined;
  /** `read` also opens a store that another process writes to; `write` (default) refuses then. */
  access?: "read" | "write";
  signal?: AbortSignal;
  /** Told what whoever runs this should know, and what does not keep the store from being used. */
  onNotice?: (text: string) => void;
}

/** Seeds a store that is empty or that other seeds were written to; the same seeds again are not read. */
async function seedWhenStale(
  store: GraphStore,
  asked: SeedSelection | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { nodes } = await store.statistics(signal);
  const mark = nodes.total === 0 ? undefined : await readSeedsMark(store, signal);
  const selection = asked ?? mark?.selection ?? "story";
  const digest = digestSeeds(selection);
  if (mark?.selection === selection && mark.digest === digest) return;
  await seedStore(store, readSeeds(selection === "none" ? { only: "reference" } : {}), signal);
  await writeSeedsMark(store, { selection, digest });
}

/** A graph that nobody may write to is shown as it is; an empty one is of no use. */
async function seedWhereAllowed(store: GraphStore, { seeds, signal, onNotice }: SeededStoreOptions): Promise<void> {
  try {
    await seedWhenStale(store, seeds ?? readSeedSelection(process.env), signal);
  } catch (error) {
    if (!isOfKind(error, "read-only") || (await store.statistics(signal)).nodes.total === 0) throw error;
    onNotice?.("The store is read-only, and its seeds are of another version of Entrepôt: they stay as they are");
  }
}

async function openForWriting(uri: string, options: SeededStoreOptions): Promise<GraphStore> {
  const { signal, neo4j } = options;
  const store = await openGraphStore(uri, { neo4j });
  try {
    await refuseUnfinishedCopy(store, signal);
    await seedWhereAllowed(store, options);
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
  return (await openWhenSeeded(uri, options)) ?? openAndSeed(uri, options);
}

async function openWhenSeeded(uri: string, { neo4j, signal }: SeededStoreOptions): Promise<GraphStore | undefined> {
  let store: GraphStore;
  try {
    store = await openGraphStore(uri, { access: "read", neo4j });
  } catch (error) {
    if (isNeo4jUri(uri) || !isOfKind(error, "unavailable")) throw error;
    return undefined;
  }
  try {
    await refuseUnfinishedCopy(store, signal);
    if ((await readSeedsMark(store, signal)) !== undefined) return store;
  } catch (error) {
    await store.close();
    throw error;
  }
  await store.close();
  return undefined;
}

async function openAndSeed(uri: string, options: SeededStoreOptions): Promise<GraphStore> {
  try {
    return await openForWriting(uri, options);
  } catch (error) {
    if (!isOfKind(error, "locked")) throw error;
    return openGraphStore(uri, { access: "read" });
  }
}

/** Rejects with a GraphStoreError; of kind `locked` where another process writes to the store and `access` is `write`. */
export function openSeededStore(options: SeededStoreOptions = {}): Promise<GraphStore> {
  const { uri = readStoreUri(process.env), access, neo4j = readNeo4jOptions(process.env) } = options;
  const known = { ...options, neo4j };
  return access === "read" ? openForReading(uri, known) : openForWriting(uri, known);
}
