/** The stores that every conformance suite runs against; a further adapter joins this list. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { GraphStore } from "../../server/graph-store/graph-store.ts";
import { openGraphStore } from "../../server/graph-store/open-graph-store.ts";
import { emptyGraph } from "../setup/neo4j/empty-graph.ts";

export interface StoreUnderTest {
  store: GraphStore;
  /** Closes the store and opens it again with what it held. */
  reopen(): Promise<void>;
  dispose(): Promise<void>;
}

export interface StoreFactory {
  name: string;
  /** An empty store that nobody else uses. */
  create(): Promise<StoreUnderTest>;
}

async function createEmbedded(): Promise<StoreUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), "entrepot-conformance-"));
  const uri = `sqlite:${folder}`;
  const under: StoreUnderTest = {
    store: await openGraphStore(uri),
    reopen: async () => {
      await under.store.close();
      under.store = await openGraphStore(uri);
    },
    dispose: async () => {
      await under.store.close();
      rmSync(folder, { recursive: true });
    },
  };
  return under;
}

const server = inject("neo4j");

/** Prefixes of this test file under which nothing is stored at the moment; indexes stay, since making them takes long. */
const freePrefixes: string[] = [];
let prefixesMade = 0;

/**
 * All stores share one database, each under a prefix of its own. With `elementsAtOnce`, what they write is divided into
 * so small transactions that nearly every change takes several.
 */
async function createNeo4j(elementsAtOnce?: number): Promise<StoreUnderTest> {
  const prefix = freePrefixes.pop() ?? `T${process.pid}x${prefixesMade++}`;
  const { uri, user, password } = server;
  const open = () => openGraphStore(uri, { neo4j: { user, password, prefix, elementsAtOnce } });
  await emptyGraph(server, prefix);
  const under: StoreUnderTest = {
    store: await open(),
    reopen: async () => {
      await under.store.close();
      under.store = await open();
    },
    dispose: async () => {
      await under.store.close();
      await emptyGraph(server, prefix);
      freePrefixes.push(prefix);
    },
  };
  return under;
}

export const storeFactories: StoreFactory[] = [
  { name: "embedded", create: createEmbedded },
  ...(server.uri === "" ? [] : [{ name: "neo4j", create: () => createNeo4j() }]),
];

/** Neo4j where nearly every change is written in several transactions. */
export const batchingFactories: StoreFactory[] =
  server.uri === "" ? [] : [{ name: "neo4j in small transactions", create: () => createNeo4j(3) }];
