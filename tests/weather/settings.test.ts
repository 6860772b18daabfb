/** Passwords, rights and limits of a real Neo4j: each refusal names what is to be set, without the secret, and nobody is locked out. */
import neo4jDriver from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGraphStore } from "../../server/graph-store/open-graph-store.ts";
import { dataset, manyAreas, manyCells, runImport } from "../conformance/small-world.ts";
import { comtradeCsv } from "../fixtures/comtrade-csv.ts";
import { runProgram } from "../fixtures/run-program.ts";
import { startTestServer, type TestServer } from "../fixtures/start-test-server.ts";
import type { Neo4jUnderControl } from "../setup/neo4j/start-neo4j.ts";
import { createOwnNeo4j, isMissing } from "./own-neo4j.ts";

const user = "neo4j";
const password = "entrepot-first";
const other = "entrepot-second";
const customs = "source:customs";
/** Of the graph that is imported and then read only. */
const prefix = "Kept";

describe.skipIf(isMissing)("a Neo4j that lets in, and does, only so much", () => {
  let neo4j: Neo4jUnderControl;

  /** As an administrator, in a session of his own. */
  async function administer(secret: string, query: string, database = "system"): Promise<Record<string, unknown>[]> {
    const driver = neo4jDriver.driver(neo4j.uri, neo4jDriver.auth.basic(user, secret));
    try {
      return (await driver.executeQuery(query, {}, { database })).records.map((record) => record.toObject());
    } finally {
      await driver.close();
    }
  }
  const changePassword = (from: string, to: string) =>
    administer(from, `ALTER CURRENT USER SET PASSWORD FROM '${from}' TO '${to}'`);

  beforeAll(async () => {
    neo4j = await createOwnNeo4j({
      "dbms.security.auth_enabled": "true",
      "dbms.security.auth_lock_time": "5s",
      "dbms.memory.transaction.total.max": "80m",
    });
    await neo4j.start();
  });
  afterAll(() => neo4j.remove());

  test("a password that has to be changed first is called so", async () => {
    await expect(openGraphStore(neo4j.uri, { neo4j: { user, password: "neo4j" } })).rejects.toMatchObject({
      kind: "unavailable",
      message: expect.stringMatching(/change the password first.*ALTER CURRENT USER.*NEO4J_PASSWORD/),
      mayPass: false,
    });
    await changePassword("neo4j", password);
  });

  describe("with passwords", () => {
    let server: TestServer;
    const login = { NEO4J_USER: user, NEO4J_PASSWORD: password };
    const get = (path: string) => server.ask.get(`/api/v1${path}`);

    beforeAll(async () => {
      server = await startTestServer({ NEO4J_URI: neo4j.uri, ENTREPOT_SEEDS: "none", ...login });
    });
    afterAll(() => server?.stop());

    test.each([
      ["nobody", {}, /asks for a user and a password: set NEO4J_USER and NEO4J_PASSWORD/],
      [
        "a wrong password",
        { user, password: "s3cret-guess" },
        /does not take this user with this password.*NEO4J_USER/,
      ],
      ["an unknown user", { user: "nobody", password: "s3cret-guess" }, /does not take this user.*NEO4J_PASSWORD/],
      ["an unknown database", { user, password, database: "nowhere" }, /no such database.*nowhere.*NEO4J_DATABASE/],
    ])("%s is told what to set", async (_, options, message) => {
      const opening = openGraphStore(neo4j.uri, { neo4j: options });
      await expect(opening).rejects.toMatchObject({ kind: "unavailable", message: expect.stringMatching(message) });
      await expect(opening).rejects.not.toThrow("s3cret");
    });

    test("a start with a wrong password ends at once, after a single attempt", async () => {
      const environment = { NEO4J_URI: neo4j.uri, NEO4J_USER: user, NEO4J_PASSWORD: "s3cret-guess", PORT: "0" };
      const { code, stderr } = await runProgram("server/main.ts", [], { ...environment, ENTREPOT_DATA: server.folder });
      expect(code).toBe(1);
      expect(stderr).toMatch(/^Entrepôt cannot start\. Neo4j does not take this user .*NEO4J_PASSWORD\.\n$/);
      // Three wrong ones would lock him out.
      expect(await administer(password, "RETURN 1 AS one", "neo4j")).toHaveLength(1);
    });

    test("a user who is locked is called so, and the lock passes", async () => {
      await administer(password, "CREATE USER guessed SET PASSWORD 'entrepot-third' CHANGE NOT REQUIRED");
      const guess = () => openGraphStore(neo4j.uri, { neo4j: { user: "guessed", password: "s3cret-guess" } });
      for (let attempts = 0; attempts < 3; attempts++) await expect(guess()).rejects.toThrow("does not take this user");
      await expect(guess()).rejects.toThrow(
        /locked this user for a while after too many wrong passwords.*NEO4J_PASSWORD/,
      );
    });

    test("a password that is changed while the server runs locks nobody out, and is taken again once it is back", async () => {
      expect((await get("/ready")).status).toBe(200);
      await changePassword(password, other);
      const connections = `CALL dbms.listConnections() YIELD connectionId, userAgent
        WHERE userAgent STARTS WITH 'entrepot/' WITH collect(connectionId) AS ids
        CALL dbms.killConnections(ids) YIELD message RETURN message`;
      await administer(other, connections, "neo4j");
      const answers = [];
      for (let asked = 0; asked < 12; asked++) answers.push(await get("/nodes/country%3AKGZ"));
      answers.push(await get("/ready"));
      for (const { status, body } of answers) {
        expect([status, body.type]).toStrictEqual([503, "/problems/store-unavailable"]);
        expect(body.detail).toMatch(/NEO4J_USER and NEO4J_PASSWORD/);
        expect(body.detail).not.toContain(password);
      }
      expect((await get("/health")).status).toBe(200);
      await changePassword(other, password);
      await expect.poll(async () => (await get("/ready")).status, { timeout: 40_000 }).toBe(200);
      expect((await get("/nodes/country%3AKGZ")).status).toBe(200);
    });

    test("an import that needs more memory than there is leaves nothing behind, and the next one goes well", async () => {
      const neo4jOptions = { user, password, prefix };
      const greedy = await openGraphStore(neo4j.uri, { neo4j: { ...neo4jOptions, elementsAtOnce: 1_000_000 } });
      const modest = await openGraphStore(neo4j.uri, { neo4j: { ...neo4jOptions, elementsAtOnce: 2000 } });
      try {
        await runImport(modest, { contributor: "seeds", batch: { nodes: manyAreas } });
        const before = await modest.statistics();
        const figures = { contributor: customs, batch: { nodes: [dataset("customs")] }, cells: manyCells(5000) };
        await expect(runImport(greedy, figures)).rejects.toMatchObject({
          kind: "unavailable",
          message: expect.stringMatching(/too little memory.*dbms\.memory\.transaction\.total\.max/),
        });
        expect(await modest.statistics()).toStrictEqual(before);
        await runImport(modest, figures);
        expect(await modest.statistics()).toMatchObject({ observations: 5000 });
      } finally {
        await Promise.all([greedy.close(), modest.close()]);
      }
    });
  });

  test("a database that is read-only is read, though its seeds are not of this version, and what would change it is refused with the setting's name", async () => {
    await neo4j.end();
    await neo4j.start({ "dbms.security.auth_enabled": "false", "server.databases.default_to_read_only": "true" });
    const server = await startTestServer({ NEO4J_URI: neo4j.uri, NEO4J_PREFIX: prefix, ENTREPOT_SEEDS: "none" });
    try {
      expect((await server.ask.get("/api/v1/ready")).status).toBe(200);
      expect((await server.ask.get("/api/v1/nodes/country%3AX00")).status).toBe(200);
      const csv = Buffer.from(comtradeCsv([{}]));
      const changes = [
        server.ask.post("/api/v1/imports").attach("file", csv, "one.csv"),
        server.ask.delete(`/api/v1/datasets/${encodeURIComponent(customs)}`),
      ];
      for (const { status, body } of await Promise.all(changes)) {
        expect([status, body.type]).toStrictEqual([409, "/problems/conflict"]);
        expect(body.detail).toMatch(/read-only.*server\.databases\.read_only/);
      }
    } finally {
      await server.stop();
    }
    await expect(openGraphStore(neo4j.uri, { neo4j: { prefix: "Fresh" } })).rejects.toMatchObject({
      kind: "read-only",
    });
  });
});
