import neo4jDriver from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { Neo4jCypherConsole } from "../../server/graph-store/neo4j/cypher/neo4j-cypher-console.ts";

const server = inject("neo4j");
const budget = { rows: 10, seconds: 20 };

describe.skipIf(server.uri === "")("the console of a Neo4j store", () => {
  const cypher = new Neo4jCypherConsole(server.uri, { user: server.user, password: server.password });
  const auth = server.user === undefined ? undefined : neo4jDriver.auth.basic(server.user, server.password ?? "");
  const driver = server.uri === "" ? undefined : neo4jDriver.driver(server.uri, auth);
  const ask = (query: string, parameters: Record<string, unknown> = {}) =>
    cypher.runReadOnlyCypher(query, parameters, budget);
  // The first question starts a thread and its parser.
  beforeAll(() => ask("RETURN 1"));
  afterAll(async () => {
    await cypher.close();
    await driver?.close();
  });

  it("answers with values of every kind", async () => {
    const { columns, rows, completeness, missingValues } = await ask(
      "RETURN 9007199254740993 AS big, [0.0 / 0.0, 1.5] AS series, date('2024-04-26') AS day, duration('P1M2D') AS span, " +
        "point({x: 1, y: 2, z: 3}) AS place, {`$type`: 'node'} AS map, toInteger('7') AS whole",
    );
    expect(columns).toEqual(["big", "series", "day", "span", "place", "map", "whole"]);
    expect(rows).toEqual([
      [
        { $type: "integer", text: "9007199254740993" },
        [null, 1.5],
        { $type: "date", text: "2024-04-26" },
        { $type: "duration", text: "P1M2D" },
        { $type: "point", srid: 9157, x: 1, y: 2, z: 3 },
        { $type: "map", entries: { $type: "node" } },
        7,
      ],
    ]);
    expect([completeness, missingValues]).toEqual([{ status: "complete" }, 1]);
  });

  it("takes parameters as values, whole numbers as integers", async () => {
    const { rows } = await ask("UNWIND $list AS x RETURN x ORDER BY x SKIP $skip LIMIT $limit", {
      list: [3, 1, 2, 0.5],
      skip: 1,
      limit: 2,
    });
    expect(rows).toEqual([[1], [2]]);
  });

  it("stops at the budget of rows", async () => {
    const { rows, completeness } = await ask("UNWIND range(1, 100000) AS x RETURN x");
    expect(rows).toHaveLength(10);
    expect(completeness).toMatchObject({ status: "stopped", budget: "rows" });
  });

  it("tells place and reason of a fault", async () => {
    await expect(ask("MATCH (n)\nRETURN x")).rejects.toMatchObject({
      kind: "syntax",
      position: { line: 2, column: 8 },
    });
    await expect(ask("RETURN 1 / 0")).rejects.toMatchObject({ kind: "failed" });
    await expect(ask("RETURN $absent")).rejects.toMatchObject({ kind: "failed" });
  });

  it("ends a query on the database when its asker leaves", async () => {
    const endless = "UNWIND range(1, 1000000000) AS left WITH left WHERE left < 0 RETURN left";
    const countRunning = async () => {
      const listed = await driver?.executeQuery(
        `SHOW TRANSACTIONS YIELD metaData, currentQuery
         WHERE metaData.application = 'entrepot cypher console' AND currentQuery = $endless
         RETURN count(*) AS running`,
        { endless },
      );
      return Number(listed?.records[0]?.get("running"));
    };
    const controller = new AbortController();
    const asked = cypher.runReadOnlyCypher(endless, {}, budget, controller.signal);
    const outcome = asked.then(
      () => "answered",
      (reason: unknown) => (reason instanceof Error ? reason.message : reason),
    );
    await vi.waitFor(async () => expect(await countRunning()).toBe(1), { timeout: 10_000, interval: 100 });
    controller.abort(new Error("left"));
    expect(await outcome).toBe("left");
    await vi.waitFor(async () => expect(await countRunning()).toBe(0), { timeout: 10_000, interval: 100 });
    expect((await ask("RETURN 1")).rows).toEqual([[1]]);
  });

  it("runs two queries at once and no third", async () => {
    const long = "UNWIND range(1, 1000000000) AS x WITH x WHERE x < 0 RETURN x";
    const two = [1, 2].map(() => cypher.runReadOnlyCypher(long, {}, { rows: 1, seconds: 3 }));
    await expect(ask("RETURN 1")).rejects.toMatchObject({ kind: "busy" });
    for (const { completeness } of await Promise.all(two)) {
      expect(completeness).toMatchObject({ status: "stopped", budget: "seconds" });
    }
  });
});
