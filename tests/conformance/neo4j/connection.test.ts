/** What a user is told when Neo4j cannot be used, and what a query leaves behind that nobody waits for. */
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { Neo4jDatabase } from "../../../server/graph-store/neo4j/database/database.ts";
import { escapeName } from "../../../server/graph-store/neo4j/schema/names.ts";
import { openGraphStore } from "../../../server/graph-store/open-graph-store.ts";

const server = inject("neo4j");
const { user, password } = server;

test("a server that is away is called so", async () => {
  await expect(openGraphStore("bolt://127.0.0.1:1")).rejects.toMatchObject({
    kind: "unavailable",
    message: expect.stringMatching(/^Neo4j does not answer: .*127\.0\.0\.1:1/),
  });
});

test("a prefix that is none is refused before anybody is asked", async () => {
  await expect(openGraphStore("bolt://127.0.0.1:1", { neo4j: { prefix: "a`b" } })).rejects.toMatchObject({
    kind: "unknown-reference",
  });
});

describe.skipIf(server.uri === "")("a Neo4j server", () => {
  let database: Neo4jDatabase;
  beforeAll(() => {
    database = new Neo4jDatabase(server.uri, { user, password });
  });
  afterAll(() => database.close());

  test("a database that does not exist is named", async () => {
    const opening = openGraphStore(server.uri, { neo4j: { user, password, database: "nowhere" } });
    await expect(opening).rejects.toMatchObject({ kind: "unavailable", message: expect.stringContaining("nowhere") });
  });

  test("an aborted question ends on the server", async () => {
    const controller = new AbortController();
    const reason = new Error("no longer wanted");
    const endless = "UNWIND range(1, 2000000000) AS abortedQuestion RETURN sum(abortedQuestion % 7) AS sum";
    setTimeout(() => controller.abort(reason), 300);
    await expect(database.read((run) => run(endless), { signal: controller.signal })).rejects.toBe(reason);
    const running = `SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range(1, 2000000000)'
      RETURN count(*) AS count`;
    await expect.poll(() => database.read((run) => run(running)), { timeout: 10_000 }).toStrictEqual([{ count: 0 }]);
  });

  test("any name comes back from the server as it was given", async () => {
    for (const name of ["a b", "a`b", "``", String.raw`\u0060`, String.raw`\\u0060 x`, "\\", "é\n", "{}", "a\\`"]) {
      const [row] = await database.read((run) => run<Record<string, number>>(`RETURN 1 AS ${escapeName(name)}`));
      expect(Object.keys(row!)).toStrictEqual([name]);
    }
  });

  test("missing figures are NaN there, whole numbers stay whole and null stays null", async () => {
    const query = "RETURN $list AS list, $none AS none, 9007199254740991 AS large, toInteger($whole) AS whole";
    const rows = await database.read((run) => run(query, { list: [1.5, Number.NaN], none: null, whole: 7 }));
    expect(rows).toStrictEqual([{ list: [1.5, Number.NaN], none: null, large: Number.MAX_SAFE_INTEGER, whole: 7 }]);
  });
});
