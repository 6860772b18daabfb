import { describe, expect, it } from "vitest";
import supertest from "supertest";
import type { ExpansionRequest } from "#graph-schema/contract/neighbours.ts";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import { readNodesFrom, sampleNode } from "../../../tests/fixtures/sample-graph.ts";
import { mountExpansions } from "./expansions.ts";

const asked: ExpansionRequest[] = [];
const store = fakeStore({
  readNodes: readNodesFrom([sampleNode("country:KGZ", "Country")]),
  expand: (request) => {
    asked.push(request);
    return Promise.resolve({
      nodes: [],
      relationships: [],
      shown: 0,
      total: { value: 0, exact: true },
      nextCursor: null,
    });
  },
});
const app = createRouteApp(store, (router) => mountExpansions(router, store));
const post = (body: object) => supertest(app).post("/api/v1/expansions").send(body);

describe("POST /expansions", () => {
  it("fills in the defaults of the contract", async () => {
    const { headers } = await post({ nodeIds: ["country:KGZ"] }).expect(200);
    expect(asked.at(-1)).toEqual({ nodeIds: ["country:KGZ"], exclude: [], limit: 12 });
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("names the node that does not exist", async () => {
    const { body } = await post({ nodeIds: ["country:KGZ", "country:XYZ"] }).expect(422);
    expect(body.type).toBe("/problems/unknown-reference");
    expect(body.faults).toEqual([{ field: "nodeIds.1", message: "there is no node country:XYZ" }]);
  });

  it.each([
    [{}, "nodeIds"],
    [{ nodeIds: [] }, "nodeIds"],
    [{ nodeIds: ["country:KGZ"], limit: 501 }, "limit"],
    [{ nodeIds: ["country:KGZ"], nodeTypes: ["Planet"] }, "nodeTypes.0"],
    [{ nodeIds: ["country:KGZ"], colour: "red" }, "colour"],
    [[], "body"],
  ])("answers %j with 400 that names %s", async (request, field) => {
    const { body } = await post(request).expect(400);
    expect(body.faults[0].field).toBe(field);
  });
});
