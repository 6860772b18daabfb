import { describe, expect, it } from "vitest";
import supertest from "supertest";
import type { NeighbourGroup } from "#graph-schema/contract/neighbours.ts";
import { createRouteApp, fakeStore } from "../../../tests/fixtures/route-app.ts";
import { mountNeighbours } from "./neighbours.ts";

const group: NeighbourGroup = { relationshipType: "BORDERS", direction: "outgoing", nodeType: "Country", count: 4 };
const asked: (string | undefined)[] = [];
const store = fakeStore({
  summariseNeighbours: (id, asOf) => {
    asked.push(asOf);
    return Promise.resolve(id === "country:KGZ" ? [group] : undefined);
  },
});
const app = createRouteApp(store, (router) => mountNeighbours(router, store));

describe("GET /nodes/:id/neighbours", () => {
  it("gives counts, as of a date where one is asked", async () => {
    const { body } = await supertest(app).get("/api/v1/nodes/country:KGZ/neighbours?asOf=2024-04-26").expect(200);
    expect(body).toEqual({ groups: [group] });
    expect(asked.at(-1)).toBe("2024-04-26");
  });

  it("answers 404 for an unknown node and 400 for a date that does not exist", async () => {
    const missing = await supertest(app).get("/api/v1/nodes/country:XYZ/neighbours");
    expect(missing.status).toBe(404);
    const { body } = await supertest(app).get("/api/v1/nodes/country:KGZ/neighbours?asOf=2024-02-30").expect(400);
    expect(body.faults[0]).toMatchObject({ field: "asOf" });
  });
});
