import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CypherError } from "../../server/graph-store/cypher-console.ts";
import { Neo4jCypherConsole } from "../../server/graph-store/neo4j/cypher/neo4j-cypher-console.ts";
import { openCypherWorld, type CypherWorld } from "./cypher-world.ts";
import { exhaustingQueries, refusedQueries, twistedQueries } from "./hostile-queries.ts";

const server = inject("neo4j");
const budget = { rows: 20, seconds: 2 };
const folder = mkdtempSync(join(tmpdir(), "entrepot-cypher-"));
const secretFile = join(folder, "secret.csv");
writeFileSync(secretFile, "do-not-read-this\n");
const listener: Server = createServer((socket) => {
  connections++;
  socket.destroy();
});
let connections = 0;
await once(listener.listen(0, "127.0.0.1"), "listening");
const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/rows.csv`;
const refused = refusedQueries({ file: pathToFileURL(secretFile).href, address });

let world: CypherWorld;
let cypher: Neo4jCypherConsole;
let before: string;

/** What the console says, as text: the answer, or the error with its kind. */
async function ask(query: string, parameters: Record<string, unknown> = {}): Promise<string> {
  try {
    return JSON.stringify(await cypher.runReadOnlyCypher(query, parameters, budget));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `${error instanceof CypherError ? error.kind : error.name}: ${error.message}`;
  }
}

/** A thread that was ended by force leaves room for the next one a little later. */
async function askWhenFree(query: string): Promise<string> {
  for (;;) {
    const said = await ask(query);
    if (!said.startsWith("busy")) return said;
    await new Promise((settle) => setTimeout(settle, 500));
  }
}

describe.skipIf(server.uri === "")("hostile queries", () => {
  beforeAll(async () => {
    world = await openCypherWorld(server);
    cypher = new Neo4jCypherConsole(server.uri, { user: server.user, password: server.password });
    before = await world.observe();
  });
  afterAll(async () => {
    await cypher.close();
    await world.dispose();
    listener.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are at least a hundred", () => {
    expect(refused.length + exhaustingQueries.length + Object.keys(twistedQueries).length).toBeGreaterThan(100);
  });

  it.each(refused)("is refused by name: $query", async ({ query, operator, parameters }) => {
    const error: unknown = await cypher
      .runReadOnlyCypher(query, parameters ?? {}, budget)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CypherError);
    const { kind, operator: named } = error as CypherError;
    // Where this release of Neo4j does not know the syntax, that is what it says.
    expect(kind === "refused" || kind === "syntax").toBe(true);
    if (kind === "refused") expect(named).toMatch(operator);
    expect(await world.observe()).toBe(before);
  });

  it.each(exhaustingQueries)("ends at a budget: %s", async (query) => {
    const begun = performance.now();
    expect(await askWhenFree(query)).toMatch(/"status":"stopped"|unavailable|GraphStoreError/);
    expect(performance.now() - begun).toBeLessThan(60_000);
    expect(await world.ping()).toBe(true);
  });

  it.each(Object.entries(twistedQueries))("leaves server and console in order: %s", async (_, query) => {
    expect(await askWhenFree(query)).toMatch(/^(refused|syntax|failed|\{)/);
    expect(await world.ping()).toBe(true);
  });

  it("takes nothing from parameters but values", async () => {
    const hostile = "x'}) CREATE (:Hostile) //";
    const parameters = {
      name: hostile,
      map: { "a`} CREATE (:Hostile)": 1, ["__proto__"]: { admin: true } },
      label: "Hostile",
    };
    const said = await ask(
      "MATCH (n:CypherTest) WHERE n.name = $name OR $label IN labels(n) RETURN $map AS map",
      parameters,
    );
    expect(said).toContain('"rows":[]');
    expect(await ask("CREATE (n:Hostile $map)", parameters)).toMatch(/^refused/);
    expect(await ask("CALL $name()", parameters)).toMatch(/^(syntax|refused)/);
    expect(await ask("LOAD CSV FROM $name AS x RETURN x", { name: address })).toMatch(/^refused/);
  });

  it("wrote nothing, read no file, opened no connection and leaves a server that answers", async () => {
    expect(await world.observe()).toBe(before);
    expect(connections).toBe(0);
    expect(await ask("MATCH (n:CypherTest) RETURN count(n) AS nodes")).toContain('"rows":[[60]]');
  });
});
