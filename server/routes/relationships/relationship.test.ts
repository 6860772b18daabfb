import { describe, expect, it } from "vitest";
import supertest from "supertest";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import { readNodesFrom, sampleNode, sampleRelationship } from "../../../tests/fixtures/sample-graph.ts";
import { mountRelationship } from "./relationship.ts";

const relationship = sampleRelationship();
const store = fakeStore({
  readRelationships: (ids) => Promise.resolve(ids.includes(relationship.id) ? [relationship] : []),
  readNodes: readNodesFrom([
    sampleNode("country:CHN", "Country"),
    sampleNode("country:KGZ", "Country"),
    sampleNode("source:iso-3166", "Source", { evidence: [] }),
  ]),
});
const app = createRouteApp(store, (router) => mountRelationship(router, store));
const get = (id: string) => supertest(app).get(`/api/v1/relationships/${encodeURIComponent(id)}`);

describe("GET /relationships/:id", () => {
  it("gives the relationship with both ends and its evidence", async () => {
    const { body } = await get(relationship.id).expect(200);
    expect(body).toMatchObject({ id: relationship.id, type: "BORDERS", from: null });
    expect([body.startNode.id, body.endNode.id]).toEqual(["country:CHN", "country:KGZ"]);
    expect(body.evidenceNodes).toHaveLength(1);
  });

  it("answers 404 for one that does not exist", async () => {
    const { status } = await get("BORDERS|country:CHN|country:RUS");
    expect(status).toBe(404);
  });

  it.each(["BORDERS", "KNOWS|country:CHN|country:RUS", "BORDERS|a|b"])("answers 400 for %s", async (id) => {
    const { body } = await get(id).expect(400);
    expect(body.faults[0].field).toBe("id");
  });
});
