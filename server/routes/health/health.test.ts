import { describe, expect, it } from "vitest";
import supertest from "supertest";
import { GraphStoreError } from "../../graph-store/graph-store-error.ts";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import { version } from "../../version.ts";

describe("GET /health and /ready", () => {
  it("gives the version, and the data version once ready", async () => {
    const app = createRouteApp(fakeStore({ dataVersion: () => Promise.resolve("v7") }), () => undefined);
    const health = await supertest(app).get("/api/v1/health").expect(200);
    expect(health.body).toEqual({ status: "up", version });
    const ready = await supertest(app).get("/api/v1/ready").expect(200);
    const versions = { dataVersion: "v7", indexDataVersion: "v1" };
    expect(ready.body).toEqual({ status: "ready", store: "reachable", index: "built", ...versions });
    expect(ready.headers["cache-control"]).toBe("no-store");
  });

  it("is up and not ready while the store is away", async () => {
    const away = () => Promise.reject(new GraphStoreError("unavailable", "gone"));
    const app = createRouteApp(fakeStore({ dataVersion: away }), () => undefined);
    const ready = await supertest(app).get("/api/v1/ready").expect(503);
    expect(ready.body.type).toBe("/problems/store-unavailable");
    const health = await supertest(app).get("/api/v1/health");
    expect(health.status).toBe(200);
  });
});
