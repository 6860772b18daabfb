import { describe, expect, it } from "vitest";
import supertest from "supertest";
import { GraphStoreError } from "../../graph-store/graph-store-error.ts";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import { mountStatistics } from "./statistics.ts";

const nothing = {
  dataVersion: "v1",
  nodes: { total: 0, byType: {} },
  relationships: { total: 0, byType: {} },
  observations: 0,
  datasets: [],
};

describe("GET /statistics", () => {
  it("gives what the store counts", async () => {
    const store = fakeStore({ statistics: () => Promise.resolve(nothing) });
    const app = createRouteApp(store, (router) => mountStatistics(router, store));
    const { body } = await supertest(app).get("/api/v1/statistics").expect(200);
    expect(body).toEqual(nothing);
  });

  it("is a 503 problem while the store is away", async () => {
    const away = new GraphStoreError("unavailable", "The folder of the store is gone");
    const store = fakeStore({ statistics: () => Promise.reject(away) });
    const app = createRouteApp(store, (router) => mountStatistics(router, store));
    const { body } = await supertest(app).get("/api/v1/statistics").expect(503);
    expect(body).toMatchObject({ type: "/problems/store-unavailable", detail: "The folder of the store is gone" });
  });
});
