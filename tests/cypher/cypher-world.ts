/** A small graph under labels of its own, and a way to see whether anything was done to it. */
import neo4j from "neo4j-driver";
import type { Neo4jUnderTest } from "../setup/neo4j-server.ts";

export interface CypherWorld {
  /** What hostile queries would change, as one text. */
  observe(): Promise<string>;
  /** Whether the server still answers. */
  ping(): Promise<boolean>;
  dispose(): Promise<void>;
}

const build = `
  UNWIND range(1, 60) AS number CREATE (:CypherTest {number: number})
  WITH count(*) AS made MATCH (a:CypherTest), (b:CypherTest)
  WHERE b.number IN [a.number + 1, a.number + 7, a.number + 11] CREATE (a)-[:NEXT]->(b)`;

const observation = `
  OPTIONAL MATCH (n:CypherTest)
  WITH count(n) AS nodes, sum(n.number) AS numbers, collect(DISTINCT labels(n)) AS labels
  RETURN nodes, numbers, labels, COUNT { MATCH ()-[r:NEXT]->() } AS relationships,
    COUNT { MATCH (h:Hostile) } + COUNT { MATCH ()-[h:HOSTILE]->() } AS hostile`;

export async function openCypherWorld({ uri, user, password }: Neo4jUnderTest): Promise<CypherWorld> {
  const auth = user === undefined ? undefined : neo4j.auth.basic(user, password ?? "");
  const driver = neo4j.driver(uri, auth, { disableLosslessIntegers: true });
  const remove = () => driver.executeQuery("MATCH (n) WHERE n:CypherTest OR n:Hostile DETACH DELETE n");
  await remove();
  await driver.executeQuery(build);
  return {
    async observe() {
      const { records } = await driver.executeQuery(observation);
      const names = await driver.executeQuery(
        "SHOW INDEXES YIELD name WHERE name = 'hostile' RETURN collect(name) AS indexes",
      );
      return JSON.stringify([records[0]?.toObject(), names.records[0]?.toObject()]);
    },
    async ping() {
      const { records } = await driver.executeQuery("RETURN 1 AS one");
      return records[0]?.get("one") === 1;
    },
    async dispose() {
      await remove();
      await driver.close();
    },
  };
}
