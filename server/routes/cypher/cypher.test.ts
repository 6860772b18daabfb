import request from "supertest";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { CypherError, type CypherConsole } from "../../graph-store/cypher-console.ts";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { createRouteApp } from "../../../tests/fixtures/route-app.ts";
import { mountCypher } from "./cypher.ts";

const answer = {
  columns: ["x"],
  rows: [[1]],
  completeness: { status: "complete" as const },
  missingValues: 0,
  milliseconds: 1,
};

function appWith(run: CypherConsole["runReadOnlyCypher"] | undefined, lines: string[] = []) {
  const cypher = run === undefined ? {} : { cypher: { runReadOnlyCypher: run } };
  const store = { kind: "neo4j", ...cypher } as unknown as GraphStore;
  const logger = pino({ level: "warn" }, { write: (line: string) => lines.push(line) });
  return createRouteApp(store, (router) => mountCypher(router, store), { logger });
}

const failing = (error: Error) => appWith(() => Promise.reject(error));
const ask = (app: ReturnType<typeof appWith>, body: object) => request(app).post("/api/v1/cypher").send(body);

describe("POST /cypher", () => {
  it("answers within the default budget and writes down who asked what", async () => {
    const asked: unknown[] = [];
    const lines: string[] = [];
    const app = appWith((...parts) => {
      asked.push(parts.slice(0, 3));
      return Promise.resolve(answer);
    }, lines);
    const { status, body } = await ask(app, { query: "RETURN $x", parameters: { x: "secret" } });
    expect(status).toBe(200);
    expect(body).toEqual(answer);
    expect(asked).toEqual([["RETURN $x", { x: "secret" }, { rows: 1_000, seconds: 30 }]]);
    const record = JSON.parse(lines.find((line) => line.includes("cypher asked")) ?? "{}") as Record<string, unknown>;
    expect(record).toMatchObject({ cypher: { query: "RETURN $x", parameters: ["x"] }, outcome: "complete, 1 rows" });
    expect(record["req"]).toHaveProperty("id");
    expect(lines.join("")).not.toContain("secret");
  });

  it("names the place of a fault and the operator of a refusal", async () => {
    const syntax = await ask(failing(new CypherError("syntax", "Invalid", { position: { line: 2, column: 3 } })), {
      query: "x",
    });
    expect(syntax.status).toBe(400);
    expect(syntax.body).toMatchObject({
      type: "/problems/cypher-syntax",
      faults: [{ field: "query line 2, column 3", message: "Invalid" }],
    });
    const refused = await ask(failing(new CypherError("refused", "CREATE is not allowed", { operator: "CREATE" })), {
      query: "x",
    });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ type: "/problems/cypher-refused", faults: [{ field: "CREATE" }] });
    const busy = await ask(failing(new CypherError("busy", "2 queries run")), { query: "x" });
    expect([busy.status, busy.headers["retry-after"]]).toEqual([429, "5"]);
  });

  it("says how to get Neo4j where there is none", async () => {
    const { status, body } = await ask(appWith(undefined), { query: "RETURN 1" });
    expect(status).toBe(501);
    expect(body.detail).toContain("NEO4J_URI");
  });

  it("refuses bodies that are no question", async () => {
    const app = appWith(() => Promise.resolve(answer));
    for (const body of [{}, { query: "" }, { query: "x".repeat(20_001) }, { query: "x", budget: { rows: 1e9 } }]) {
      expect((await ask(app, body)).status).toBe(400);
    }
  });
});
