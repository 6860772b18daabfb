import { describe, expect, it } from "vitest";
import supertest from "supertest";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import { readNodesFrom, sampleNode } from "../../../tests/fixtures/sample-graph.ts";
import { mountNode } from "./node.ts";

const alternatives = [{ property: "capital", value: "Frunze", source: "source:old" }];
const store = fakeStore({
  readNodes: readNodesFrom([
    sampleNode("country:KGZ", "Country", { evidence: ["source:iso-3166", "source:gone"], alternatives }),
    sampleNode("route:CHN>KGZ:8482", "CommodityRoute"),
    sampleNode("source:iso-3166", "Source", { evidence: [] }),
  ]),
});
const app = createRouteApp(store, (router) => mountNode(router, store));
const get = (id: string) => supertest(app).get(`/api/v1/nodes/${encodeURIComponent(id)}`);

describe("GET /nodes/:id", () => {
  it("gives the node with what it rests on, and names evidence that is missing", async () => {
    const { body } = await get("country:KGZ").expect(200);
    expect(body).toMatchObject({ id: "country:KGZ", type: "Country", alternatives });
    expect(body.evidenceNodes.map((node: { id: string }) => node.id)).toEqual(["source:iso-3166"]);
    expect(body.evidenceMissing).toEqual(["source:gone"]);
  });

  it("reads ids with > and : from the path", async () => {
    const { body } = await get("route:CHN>KGZ:8482").expect(200);
    expect(body.id).toBe("route:CHN>KGZ:8482");
  });

  it("answers 404 for a node that does not exist and 400 for what is no id", async () => {
    const missing = await get("country:XYZ").expect(404);
    expect(missing.body.detail).toBe("There is no node country:XYZ");
    const wrong = await get("'; DROP TABLE node; --").expect(400);
    expect(wrong.body.faults).toEqual([{ field: "id", message: "must be a node id such as country:KGZ" }]);
  });
});
