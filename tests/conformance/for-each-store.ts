import { afterEach, beforeEach, describe } from "vitest";
import type { GraphStore } from "../../server/graph-store/graph-store.ts";
import { storeFactories, type StoreUnderTest } from "./stores.ts";

/** What a suite gets: the store of the running test, fresh and empty. */
export interface Subject {
  readonly store: GraphStore;
  reopen(): Promise<void>;
}

/** Runs a suite against every store, each test with an empty one of its own. */
export function describeEachStore(title: string, suite: (subject: Subject) => void): void {
  describe.each(storeFactories)(`$name: ${title}`, ({ create }) => {
    let under: StoreUnderTest;
    beforeEach(async () => {
      under = await create();
    });
    afterEach(() => under.dispose());
    suite({
      get store() {
        return under.store;
      },
      reopen: () => under.reopen(),
    });
  });
}
