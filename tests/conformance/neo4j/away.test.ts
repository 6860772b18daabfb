/** A server whose Neo4j goes away says so, stays up, and recovers by itself. */
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openLine, type CutLine } from "../../fixtures/cut-line.ts";
import { startTestServer, type TestServer } from "../../fixtures/start-test-server.ts";
import { emptyGraph } from "../../setup/neo4j/empty-graph.ts";

const neo4j = inject("neo4j");
const prefix = `Aw${process.pid}`;

describe.skipIf(neo4j.uri === "")("Neo4j goes away and comes back", () => {
  let line: CutLine;
  let server: TestServer;
  const status = async (path: string) => {
    const { status, body } = await server.ask.get(`/api/v1${path}`);
    return status === 200 ? [status] : [status, body.type];
  };

  beforeAll(async () => {
    const { hostname, port } = new URL(neo4j.uri);
    line = await openLine({ host: hostname, port: Number(port || 7687) });
    server = await startTestServer({
      NEO4J_URI: `bolt://127.0.0.1:${line.port}`,
      NEO4J_USER: neo4j.user,
      NEO4J_PASSWORD: neo4j.password,
      NEO4J_PREFIX: prefix,
      ENTREPOT_SEEDS: "none",
    });
  });
  afterAll(async () => {
    await server.stop();
    await line.cut();
    await emptyGraph(neo4j, prefix);
  });

  test("health, readiness and reads tell the truth", async () => {
    const node = "/nodes/country%3AKGZ";
    expect(await status("/ready")).toStrictEqual([200]);
    expect(await status(node)).toStrictEqual([200]);
    await line.cut();
    expect(await status("/health")).toStrictEqual([200]);
    const away = [503, "/problems/store-unavailable"];
    expect(await Promise.all(["/ready", node, "/statistics", "/search?q=kgz"].map(status))).toStrictEqual(
      Array.from({ length: 4 }, () => away),
    );
    await line.mend();
    await expect.poll(() => status("/ready"), { timeout: 20_000 }).toStrictEqual([200]);
    expect(await status(node)).toStrictEqual([200]);
  });
});
