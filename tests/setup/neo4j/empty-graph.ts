import neo4j, { type Session } from "neo4j-driver";
import { makeNames } from "../../../server/graph-store/neo4j/schema/names.ts";
import { schemaStatements } from "../../../server/graph-store/neo4j/schema/schema-statements.ts";
import type { Neo4jUnderTest } from "../neo4j-server.ts";

async function inSession({ uri, user, password }: Neo4jUnderTest, work: (session: Session) => Promise<void>) {
  const driver = neo4j.driver(uri, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ""));
  const session = driver.session();
  try {
    await work(session);
  } finally {
    await session.close();
    await driver.close();
  }
}

async function removeNodes(session: Session, prefix: string): Promise<void> {
  const { node, meta } = makeNames(prefix);
  for (const label of [node, meta]) {
    await session.run(`MATCH (n:${label}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS`);
  }
}

/** Removes everything that a store keeps under a prefix; its indexes stay, since making them takes long. */
export function emptyGraph(server: Neo4jUnderTest, prefix: string): Promise<void> {
  return inSession(server, (session) => removeNodes(session, prefix));
}

/** Removes what a store keeps under a prefix, its constraints and indexes too. */
export function removeGraph(server: Neo4jUnderTest, prefix: string): Promise<void> {
  return inSession(server, async (session) => {
    await removeNodes(session, prefix);
    for (const statement of schemaStatements(makeNames(prefix))) {
      const [, kind, name] = /^CREATE (?:[A-Z]+ )?(CONSTRAINT|INDEX) (\S+)/.exec(statement) ?? [];
      await session.run(`DROP ${kind} ${name} IF EXISTS`);
    }
  });
}
