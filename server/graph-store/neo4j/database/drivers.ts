/** The driver's connections to one server or cluster. */
import neo4j, { type Driver } from "neo4j-driver";
import { version } from "../../../version.ts";
import type { Neo4jOptions } from "../../neo4j-options.ts";
import { requireAddress } from "./require-address.ts";

export interface Drivers {
  /** People wait for answers: what fails is tried again for a moment. */
  readers: Driver;
  /** Imports wait for a server that is started again, or for a new leader. */
  writers: Driver;
  /** Two connections that no question takes. */
  pulse: Driver;
}

/**
 * Milliseconds after which a transaction that failed for a passing reason is not tried again. The driver pauses for one
 * second, two, four, each a fifth more or less, and looks at this in between: so a reader is told after about three.
 */
const readRetries = 2000;
const writeRetries = 30_000;

/** Connects nowhere yet. Throws `unknown-reference` for an address that none can be made of. */
export function openDrivers(uri: string, { user, password }: Neo4jOptions): Drivers {
  requireAddress(uri);
  const auth = user === undefined ? undefined : neo4j.auth.basic(user, password ?? "");
  const open = (connections: number, retries: number) =>
    neo4j.driver(uri, auth, {
      disableLosslessIntegers: true,
      maxConnectionPoolSize: connections,
      connectionAcquisitionTimeout: 10_000,
      connectionTimeout: 5000,
      maxTransactionRetryTime: retries,
      userAgent: `entrepot/${version}`,
    });
  return { readers: open(50, readRetries), writers: open(20, writeRetries), pulse: open(2, 0) };
}

export async function closeDrivers({ readers, writers, pulse }: Drivers): Promise<void> {
  await Promise.all([readers.close(), writers.close(), pulse.close()]);
}
