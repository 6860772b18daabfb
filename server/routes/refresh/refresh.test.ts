import { expect, it } from "vitest";
import supertest from "supertest";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import { mountRefresh } from "./refresh.ts";

const refresh = { corrections: [{ count: "nodes Country", before: 2, after: 3 }], dataVersion: "v2" };

it("POST /refresh counts anew, then lets the index be built, and is refused to other sites", async () => {
  const steps: string[] = [];
  const store = fakeStore({
    recount: () => {
      steps.push("recount");
      return Promise.resolve(refresh);
    },
  });
  const onDataChanged = () => {
    steps.push("index");
    return Promise.resolve();
  };
  const app = createRouteApp(store, (router) => mountRefresh(router, { store, onDataChanged }));
  await supertest(app).post("/api/v1/refresh").set("Origin", "https://elsewhere.example").expect(403);
  expect(steps).toEqual([]);
  const { body } = await supertest(app).post("/api/v1/refresh").expect(200);
  expect(body).toEqual(refresh);
  expect(steps).toEqual(["recount", "index"]);
});
