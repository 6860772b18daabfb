import { GraphStoreError } from "../../graph-store-error.ts";

/**
 * For tidying up that others do where this server cannot: marks and leases of the dead are taken away after a while. So a
 * database that has gone away neither hides how the work before ended nor turns a success into a failure.
 */
export async function unlessAway(tidying: Promise<unknown>): Promise<void> {
  try {
    await tidying;
  } catch (error) {
    if (!(error instanceof GraphStoreError && error.kind === "unavailable")) throw error;
  }
}
