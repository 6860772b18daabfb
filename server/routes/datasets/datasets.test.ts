import { beforeEach, describe, expect, it } from "vitest";
import supertest from "supertest";
import type { DatasetSummary } from "#graph-schema/contract/statistics.ts";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import { readNodesFrom, sampleNode } from "../../../tests/fixtures/sample-graph.ts";
import { mountDatasets } from "./datasets.ts";

const summary = (id: string, seeded: boolean): DatasetSummary => ({
  id,
  label: id,
  edition: null,
  licence: null,
  commercialUse: null,
  routes: 1,
  series: 1,
  observations: 2,
  nodes: 1,
  relationships: 0,
  digest: "d",
  precedence: 1,
  seeded,
  synthetic: false,
});
const removal = { removed: { series: 1, observations: 2, nodes: 0, relationships: 0 }, dataVersion: "v2" };
const store = fakeStore({
  readNodes: readNodesFrom([
    sampleNode("source:imported", "Dataset"),
    sampleNode("source:shipped", "Dataset"),
    sampleNode("source:report", "Source"),
  ]),
  listDatasets: () => Promise.resolve([summary("source:imported", false), summary("source:shipped", true)]),
  removeDataset: (id) => Promise.resolve(id === "source:imported" ? removal : undefined),
});
let changes = 0;
const onDataChanged = () => {
  changes += 1;
  return Promise.resolve();
};
const app = createRouteApp(store, (router) => mountDatasets(router, { store, onDataChanged }));

beforeEach(() => {
  changes = 0;
});

describe("GET /datasets/:id", () => {
  it("says whether it can be removed", async () => {
    const imported = await supertest(app).get("/api/v1/datasets/source:imported").expect(200);
    expect(imported.body).toMatchObject({ removable: true, node: { type: "Dataset" } });
    const shipped = await supertest(app).get("/api/v1/datasets/source:shipped").expect(200);
    expect(shipped.body.removable).toBe(false);
  });

  it.each([
    ["source:nothing", 404],
    ["source:report", 404],
    ["<script>", 400],
  ])("answers %s with %i", async (id, status) => {
    const answer = await supertest(app).get(`/api/v1/datasets/${encodeURIComponent(id)}`);
    expect(answer.status).toBe(status);
  });
});

describe("DELETE /datasets/:id", () => {
  it("takes an import back and tells the index", async () => {
    const { body } = await supertest(app).delete("/api/v1/datasets/source:imported").expect(200);
    expect(body).toEqual(removal);
    expect(changes).toBe(1);
  });

  it("keeps what came with the product", async () => {
    const { body } = await supertest(app).delete("/api/v1/datasets/source:shipped").expect(409);
    expect(body.type).toBe("/problems/conflict");
    expect(changes).toBe(0);
  });
});
