/** Neo4j is stopped, killed and frozen under running servers: they say so within seconds, stay up, and recover by themselves. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphStore } from "../../server/graph-store/open-graph-store.ts";
import { dataset, manyAreas, manyCells, runImport } from "../conformance/small-world.ts";
import { comtradeCsv } from "../fixtures/comtrade-csv.ts";
import { startProgram } from "../fixtures/run-program.ts";
import { startTestServer, type TestServer } from "../fixtures/start-test-server.ts";
import type { Neo4jUnderControl } from "../setup/neo4j/start-neo4j.ts";
import { createOwnNeo4j, isMissing } from "./own-neo4j.ts";

const node = "/nodes/country%3AKGZ";
const routes = 2000;
const away = [503, "/problems/store-unavailable"];
/** Milliseconds in which a person is told that the database is away. */
const fewSeconds = 8000;

describe.skipIf(isMissing)("Neo4j goes away under a running server and comes back", () => {
  let neo4j: Neo4jUnderControl;
  let server: TestServer | undefined;
  let environment: NodeJS.ProcessEnv;

  const status = async (answer: PromiseLike<{ status: number; body: { type?: string } }>) => {
    const { status: code, body } = await answer;
    return code < 300 ? [code] : [code, body.type];
  };
  const get = (path: string) => status(server!.ask.get(`/api/v1${path}`));
  const upload = () => server!.ask.post("/api/v1/imports").attach("file", Buffer.from(comtradeCsv([{}])), "one.csv");
  const dataVersion = async () => (await server!.ask.get("/api/v1/statistics")).body.dataVersion;

  beforeAll(async () => {
    neo4j = await createOwnNeo4j();
    await neo4j.start();
    // The scheme of clusters, whose routing table has to be found again too.
    environment = { NEO4J_URI: neo4j.uri.replace("bolt:", "neo4j:"), ENTREPOT_SEEDS: "none" };
    server = await startTestServer(environment);
    const store = await openGraphStore(neo4j.uri);
    await runImport(store, { contributor: "seeds", batch: { nodes: manyAreas } });
    await runImport(store, {
      contributor: "source:many",
      batch: { nodes: [dataset("many")] },
      cells: manyCells(routes),
    });
    await store.close();
  });
  afterAll(async () => {
    await server?.stop();
    await neo4j.remove();
  });

  test("stopped: reads and writes are refused within seconds, a starting server waits, and both recover", async () => {
    const version = await dataVersion();
    await neo4j.end();
    const begun = performance.now();
    const reads = ["/ready", node, "/statistics", "/search?q=kgz", `${node}/neighbours`].map(get);
    const expansion = status(server!.ask.post("/api/v1/expansions").send({ nodeIds: ["country:KGZ"], limit: 5 }));
    const cypher = status(server!.ask.post("/api/v1/cypher").send({ query: "RETURN 1 AS one" }));
    const removal = status(server!.ask.delete("/api/v1/datasets/source%3Amany"));
    expect(await get("/health")).toStrictEqual([200]);
    expect(await Promise.all([...reads, expansion, cypher, removal, status(upload())])).toStrictEqual(
      Array.from({ length: 9 }, () => away),
    );
    expect(performance.now() - begun).toBeLessThan(fewSeconds);

    const starting = startProgram("server/main.ts", [], { ...environment, PORT: "0", ENTREPOT_DATA: server!.folder });
    let log = "";
    starting.child.stderr?.on("data", (text: Buffer) => (log += text.toString()));
    await expect.poll(() => log, { timeout: 30_000 }).toContain("Waiting for the store");
    expect(log).toContain("ECONNREFUSED");
    await neo4j.start();
    await starting.says(/is ready at/);
    starting.child.kill("SIGTERM");
    expect((await starting.finished).code).toBe(0);

    await expect.poll(() => get("/ready"), { timeout: 30_000 }).toStrictEqual([200]);
    expect(await Promise.all([node, "/statistics"].map(get))).toStrictEqual([[200], [200]]);
    expect(await dataVersion()).toBe(version);
    const { id } = (await upload().expect(202)).body;
    const job = async () => (await server!.ask.get(`/api/v1/imports/${id}`)).body.status;
    await expect.poll(job, { timeout: 60_000 }).toBe("succeeded");
  });

  test("frozen: it is called silent, and questions are answered again once it goes on", async () => {
    expect(await get("/ready")).toStrictEqual([200]);
    try {
      neo4j.freeze();
      // Its threads stop one after the other, and may answer once more.
      await expect.poll(() => get("/ready"), { timeout: 30_000 }).toStrictEqual(away);
      const begun = performance.now();
      expect(await Promise.all([get("/ready"), get(node), get("/health")])).toStrictEqual([away, away, [200]]);
      expect(performance.now() - begun).toBeLessThan(2 * fewSeconds);
    } finally {
      neo4j.thaw();
    }
    await expect.poll(() => get("/ready"), { timeout: 60_000 }).toStrictEqual([200]);
    expect(await get(node)).toStrictEqual([200]);
  });

  test("killed in the midst of an export: the command fails, and what it wrote is broken for every reader", async () => {
    const runs = ["json", "ndjson"].map((format) =>
      startProgram("server/cli/entrepot.ts", ["export", "--format", format], environment),
    );
    await Promise.all(runs.map((run) => run.says(/dataVersion/)));
    await neo4j.kill();
    const ended = await Promise.all(runs.map(({ finished }) => finished));
    expect(ended.map(({ code }) => code)).toStrictEqual([1, 1]);
    for (const { stderr } of ended) expect(stderr).toMatch(/^entrepot: Neo4j does not answer: .*\n$/);
    const [object, lines] = ended.map(({ stdout }) => stdout);
    expect(() => JSON.parse(object!)).toThrow(SyntaxError);
    expect(lines).not.toContain('"complete":true');

    const begun = performance.now();
    expect(await get(node)).toStrictEqual(away);
    expect(performance.now() - begun).toBeLessThan(fewSeconds);
    await neo4j.start();
    await expect.poll(() => get("/ready"), { timeout: 30_000 }).toStrictEqual([200]);
    const again = await startProgram("server/cli/entrepot.ts", ["export", "--format", "ndjson"], environment).finished;
    expect(again.code).toBe(0);
    const last = JSON.parse(again.stdout.trimEnd().split("\n").at(-1)!);
    expect(last).toMatchObject({ complete: true, nodes: expect.any(Number) });
  });
});
