import { expect, it } from "vitest";
import supertest from "supertest";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import { readNodesFrom, sampleNode } from "../../../tests/fixtures/sample-graph.ts";
import { mountElements } from "./elements.ts";

const memberId = "MEMBER_OF|country:KGZ|organization:eurasian-economic-union";
const member = {
  id: memberId,
  type: "MEMBER_OF" as const,
  start: "country:KGZ",
  end: "organization:eurasian-economic-union",
  from: null,
  to: null,
  properties: {},
  evidence: ["source:iso-3166"],
  alternatives: [],
};
const store = fakeStore({
  readNodes: readNodesFrom([sampleNode("country:KGZ", "Country"), sampleNode("country:KAZ", "Country")]),
  readRelationships: (ids) => Promise.resolve(ids.includes(memberId) ? [member] : []),
});
const app = createRouteApp(store, (router) => mountElements(router, store));
const post = (body: object) => supertest(app).post("/api/v1/elements").send(body);

it("gives what exists in the order asked, and leaves out what does not", async () => {
  const nodeIds = ["country:KAZ", "country:XYZ", "country:KGZ", "country:KAZ"];
  const { body } = await post({ nodeIds, relationshipIds: [memberId] }).expect(200);
  expect(body.nodes.map(({ id }: { id: string }) => id)).toEqual(["country:KAZ", "country:KGZ"]);
  expect(body.nodes[0]).not.toHaveProperty("alternatives");
  expect(body.relationships).toEqual([{ ...member, alternatives: undefined }]);
});

it("answers nothing asked with nothing, and refuses too many and what is no id", async () => {
  expect((await post({}).expect(200)).body).toEqual({ nodes: [], relationships: [] });
  await post({ nodeIds: Array.from({ length: 201 }, (_, at) => `person:Q${at}`) }).expect(400);
  const wrong = await post({ relationshipIds: ["MEMBER_OF"] }).expect(400);
  expect(wrong.body.faults).toEqual([{ field: "relationshipIds.0", message: "must be a relationship id" }]);
});
