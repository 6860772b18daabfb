import { describe, expect, it } from "vitest";
import supertest from "supertest";
import { GraphStoreError } from "../../graph-store/graph-store-error.ts";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";

const counted = {
  dataVersion: "v1",
  nodes: { total: 12, byType: {} },
  relationships: { total: 34, byType: {} },
  observations: 56,
  datasets: [],
};

describe("GET /metrics", () => {
  it("gives durations by route template, event-loop lag and sizes", async () => {
    const app = createRouteApp(fakeStore({ statistics: () => Promise.resolve(counted) }), () => undefined);
    await supertest(app).get("/api/v1/health");
    await supertest(app).get("/api/v1/nodes/country:KGZ");
    const { text, headers } = await supertest(app).get("/api/v1/metrics").expect(200);
    expect(headers["content-type"]).toMatch(/^text\/plain/);
    expect(text).toMatch(/entrepot_http_request_duration_seconds_count\{.*route="\/health".*\} 1/);
    expect(text).toMatch(/route="\/nodes\/\{id\}"/);
    expect(text).not.toContain("country:KGZ");
    expect(text).toContain("nodejs_eventloop_lag_seconds");
    expect(text).toContain("entrepot_store_nodes 12");
    expect(text).toContain("entrepot_store_observations 56");
    expect(text).toContain("entrepot_index_routes 0");
  });

  it("still answers while the store is away, with sizes unknown", async () => {
    const away = () => Promise.reject(new GraphStoreError("unavailable", "gone"));
    const app = createRouteApp(fakeStore({ statistics: away }), () => undefined);
    const { text } = await supertest(app).get("/api/v1/metrics").expect(200);
    expect(text).toContain("entrepot_store_nodes Nan");
  });
});
