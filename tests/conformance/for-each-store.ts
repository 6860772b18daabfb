import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";
import type { GraphStore } from "../../server/graph-store/graph-store.ts";
import { batchingFactories, storeFactories, type StoreFactory, type StoreUnderTest } from "./stores.ts";

/** What a suite gets: the store of the running test. */
export interface Subject {
  readonly store: GraphStore;
  reopen(): Promise<void>;
}

/** Runs a suite against every store, each test with an empty one of its own. */
export function describeEachStore(title: string, suite: (subject: Subject) => void): void {
  describeStores(storeFactories, title, suite, beforeEach, afterEach);
}

/** The same, and also against a store that needs several transactions for nearly every change. */
export function describeEachWriter(title: string, suite: (subject: Subject) => void): void {
  describeStores([...storeFactories, ...batchingFactories], title, suite, beforeEach, afterEach);
}

/** Runs a suite of readers against every store: all its tests share one, which the suite fills in `beforeAll`. */
export function describeEachFilledStore(title: string, suite: (subject: Subject) => void): void {
  describeStores(storeFactories, title, suite, beforeAll, afterAll);
}

function describeStores(
  factories: readonly StoreFactory[],
  title: string,
  suite: (subject: Subject) => void,
  before: (work: () => Promise<void>) => void,
  after: (work: () => Promise<void>) => void,
): void {
  describe.each(factories)(`$name: ${title}`, ({ create }) => {
    let under: StoreUnderTest;
    before(async () => {
      under = await create();
    });
    after(() => under.dispose());
    suite({
      get store() {
        return under.store;
      },
      reopen: () => under.reopen(),
    });
  });
}
