import request from "supertest";
import { expect, test } from "vitest";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import type { CypherConsole } from "../../graph-store/cypher-console.ts";
import { showQuery } from "../../graph-store/shown-queries.ts";
import { TraceEngineError } from "../../trace-engine/trace-engine-error.ts";
import { mountCypherEquivalents, type CypherEquivalentParts } from "./cypher-equivalents.ts";

const address = "/api/v1/cypher/equivalents";
const engine: CypherEquivalentParts["engine"] = {
  terms: () =>
    Promise.reject(new TraceEngineError("unknown-reference", "there is no country XXX", { field: "origins.0" })),
};

function createApp(prefix: string | undefined) {
  const store = prefix === undefined ? {} : { cypher: { prefix } as CypherConsole };
  const parts = { store, engine, showQuery };
  return createRouteApp(fakeStore({}), (router) => mountCypherEquivalents(router, parts));
}

test("a question is shown with the prefix in use", async () => {
  const body = { question: "neighbours", request: { id: "country:KGZ" } };
  const answer = await request(createApp("Ep")).post(address).send(body).expect(200);
  expect(answer.body).toMatchObject({ parameters: { id: "country:KGZ" }, runnable: true });
  expect(answer.body.query).toContain("(n:EpEntrepot {id: $id})-[r:Ep_SHIPS|");
});

test("without Neo4j the query is shown as well, and says that it is for a copy", async () => {
  const body = { question: "search", request: { q: "bank", type: "Organization" } };
  const answer = await request(createApp(undefined)).post(address).send(body).expect(200);
  expect(answer.body.runnable).toBe(false);
  expect(answer.body.notes[0]).toMatch(/embedded store/);
  expect(answer.body.query).toContain("MATCH (n:Entrepot)");
});

test("what cannot be shown as it is answered is refused with its reason", async () => {
  const trace = { origins: ["CHN"], destinations: ["RUS"], commodities: ["8482"], before: "2021", after: "2022" };
  const spliced = { question: "trace", request: { ...trace, allowSplice: true } };
  const refused = await request(createApp("")).post(address).send(spliced).expect(422);
  expect(refused.body).toMatchObject({ type: "/problems/no-equivalent", faults: [{ field: "request.allowSplice" }] });
  const unknown = await request(createApp("")).post(address).send({ question: "trace", request: trace }).expect(422);
  expect(unknown.body).toMatchObject({ type: "/problems/unknown-reference", faults: [{ field: "origins.0" }] });
});

test("the question's own rules hold", async () => {
  const expansion = { question: "expansion", request: { nodeIds: [] } };
  const answer = await request(createApp("")).post(address).send(expansion).expect(400);
  expect(answer.body.faults[0].field).toBe("request.nodeIds");
  const cursor = { question: "expansion", request: { nodeIds: ["country:KGZ"], cursor: "zzz" } };
  await request(createApp("")).post(address).send(cursor).expect(422);
});
