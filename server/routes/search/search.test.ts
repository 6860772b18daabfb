import { describe, expect, it } from "vitest";
import supertest from "supertest";
import type { SearchRequest } from "#graph-schema/contract/search.ts";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import { sampleNode } from "../../../tests/fixtures/sample-graph.ts";
import { mountSearch } from "./search.ts";

const asked: SearchRequest[] = [];
const { alternatives: _, ...node } = sampleNode("person:wang-yi", "Official", {
  label: "<img src=x onerror=alert(1)>",
});
const store = fakeStore({
  search: (request) => {
    asked.push(request);
    const match = { kind: "exact" as const, text: node.label };
    return Promise.resolve({ items: [{ ...node, match }], total: { value: 1, exact: true } });
  },
});
const app = createRouteApp(store, (router) => mountSearch(router, store));
const search = (query: object) => supertest(app).get("/api/v1/search").query(query);

describe("GET /search", () => {
  it("passes the question on as the contract reads it", async () => {
    await search({ q: "  ВТБ ", limit: "3", type: "Bank" }).expect(200);
    expect(asked.at(-1)).toEqual({ q: "ВТБ", limit: 3, type: "Bank" });
  });

  it("answers names with markup as JSON, which no browser runs", async () => {
    const { headers, body } = await search({ q: "wang" }).expect(200);
    expect(headers["content-type"]).toMatch(/^application\/json/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(body.items[0].label).toBe("<img src=x onerror=alert(1)>");
  });

  it.each([
    [{}, "q"],
    [{ q: "   " }, "q"],
    [{ q: "x".repeat(201) }, "q"],
    [{ q: "a", limit: "0" }, "limit"],
    [{ q: "a", limit: "many" }, "limit"],
    [{ q: "a", type: "Planet" }, "type"],
  ])("answers %j with 400 that names %s", async (query, field) => {
    const { body } = await search(query).expect(400);
    expect(body.faults[0].field).toBe(field);
  });
});
