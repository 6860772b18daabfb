/** The stores that every conformance suite runs against; a further adapter joins this list. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GraphStore } from "../../server/graph-store/graph-store.ts";
import { openGraphStore } from "../../server/graph-store/open-graph-store.ts";

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

export const storeFactories: StoreFactory[] = [{ name: "embedded", create: createEmbedded }];
