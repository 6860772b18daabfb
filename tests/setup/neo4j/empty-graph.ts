import neo4j from "neo4j-driver";
import { makeNames } from "../../../server/graph-store/neo4j/schema/names.ts";
import type { Neo4jUnderTest } from "../neo4j-server.ts";

/** Removes everything that a store keeps under a prefix; its indexes stay. */
export async function emptyGraph({ uri, user, password }: Neo4jUnderTest, prefix: string): Promise<void> {
  const driver = neo4j.driver(uri, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ""));
  const session = driver.session();
  try {
    const { node, meta } = makeNames(prefix);
    for (const label of [node, meta]) {
      await session.run(`MATCH (n:${label}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS`);
    }
  } finally {
    await session.close();
    await driver.close();
  }
}
