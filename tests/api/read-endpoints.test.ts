/** The read endpoints over the shipped seeds: what a newcomer asks first. Answers are held against the contract. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints } from "#graph-schema/contract/endpoints.ts";
import { startTestServer, type TestServer } from "../fixtures/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const get = (path: string) => server.ask.get(`/api/v1${path}`).expect(200);
const search = async (q: string): Promise<{ id: string; match: { kind: string } }[]> =>
  (await server.ask.get("/api/v1/search").query({ q }).expect(200)).body.items;
const expand = (body: object) => server.ask.post("/api/v1/expansions").send(body).expect(200);

describe("GET /statistics", () => {
  it("counts what the seeds hold and lists their datasets with a licence", async () => {
    const { body } = await get("/statistics");
    expect(body.nodes.byType.Country).toBeGreaterThan(240);
    expect(body.observations).toBeGreaterThan(500);
    const ids = body.datasets.map((dataset: { id: string }) => dataset.id);
    expect(ids).toContain("source:un-comtrade");
    expect(body.datasets.every((dataset: { licence: unknown }) => dataset.licence !== undefined)).toBe(true);
  });
});

describe("GET /search", () => {
  it.each([
    ["ball bearings", "commodity:8482"],
    ["8482", "commodity:8482"],
    ["Wang Yi", "person:Q701801"],
    ["Blinken", "person:Q7821917"],
    ["Xi", "person:Q15031"],
    ["王毅", "person:Q701801"],
    ["ВТБ", "organization:ofac-17013"],
    ["Kırgızistan", "country:KGZ"],
    ["kgz", "country:KGZ"],
    ["country:kyrgyz", "country:KGZ"],
    ["country:KGZ", "country:KGZ"],
  ])("finds %s first", async (q, id) => {
    const [first] = await search(q);
    expect(first?.id).toBe(id);
  });

  it("says how many there are and shows as many as asked", async () => {
    const { body } = await get("/search?q=a&limit=3");
    expect(body.items).toHaveLength(3);
    expect(body.total.value).toBeGreaterThan(3);
  });
});

describe("GET /nodes/:id", () => {
  it("gives a claim with its figure and resolving evidence", async () => {
    const { body } = await get("/nodes/claim:kuhrt-ball-bearings-to-kyrgyzstan-up");
    expect(body.type).toBe("Claim");
    expect(body.properties.figures[0]).toMatchObject({ bound: "lower" });
    expect(body.evidenceNodes.length).toBeGreaterThan(0);
    expect(body.evidenceMissing).toEqual([]);
  });

  it("gives a route by its percent-encoded id", async () => {
    const { body } = await get(`/nodes/${encodeURIComponent("route:EU27>KGZ:8482")}`);
    expect(body).toMatchObject({
      type: "CommodityRoute",
      properties: { exporter: "EU27", importer: "KGZ", hs: "8482" },
    });
  });
});

describe("GET /relationships/:id", () => {
  it("gives every relationship that an expansion answers", async () => {
    const { body } = await expand({ nodeIds: ["country:KGZ"], limit: 40 });
    expect(body.relationships.length).toBeGreaterThan(20);
    for (const { id, start, end } of body.relationships) {
      const answer = await get(`/relationships/${encodeURIComponent(id)}`);
      expect(answer.body).toMatchObject({ id, startNode: { id: start }, endNode: { id: end }, evidenceMissing: [] });
    }
  });
});

describe("GET /nodes/:id/neighbours and POST /expansions", () => {
  it("count the same neighbours, and pages neither repeat nor lose any", async () => {
    const { body } = await get("/nodes/country:KGZ/neighbours");
    const { body: first } = await expand({ nodeIds: ["country:KGZ"], limit: 7 });
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await expand({ nodeIds: ["country:KGZ"], limit: 7, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.body.nodes.map((node: { id: string }) => node.id));
      ({ nextCursor: cursor } = page.body);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(first.total.value);
    const counted = body.groups.reduce((total: number, group: { count: number }) => total + group.count, 0);
    expect(counted).toBeGreaterThanOrEqual(seen.length);
  });

  it("leaves out what is on the canvas already", async () => {
    const { body } = await expand({ nodeIds: ["country:KGZ"], limit: 5 });
    const exclude = body.nodes.map((node: { id: string }) => node.id);
    const { body: next } = await expand({ nodeIds: ["country:KGZ"], limit: 5, exclude });
    expect(next.nodes.filter((node: { id: string }) => exclude.includes(node.id))).toEqual([]);
    expect(next.total).toEqual(body.total);
  });

  it("leads from a person through an event to the other side's officials", async () => {
    const { body: blinken } = await expand({ nodeIds: ["person:Q701801"], nodeTypes: ["Event"] });
    const events: string[] = blinken.nodes.map((node: { id: string }) => node.id);
    expect(events.length).toBeGreaterThan(0);
    const { body: others } = await expand({ nodeIds: events, nodeTypes: ["Official"], exclude: ["person:Q701801"] });
    expect(others.nodes.map((node: { label: string }) => node.label)).toContain("Antony Blinken");
  });
});

describe("GET /datasets/:id", () => {
  it("tells licence and counts, and that what came with the product stays", async () => {
    const { body } = await get("/datasets/source:un-comtrade");
    expect(body).toMatchObject({ removable: false, seeded: true, commercialUse: false });
    const removal = await server.ask.delete("/api/v1/datasets/source:un-comtrade");
    expect(removal.status).toBe(409);
  });
});

describe("GET /openapi.json, /schema, /metrics", () => {
  it("describe themselves", async () => {
    const { body } = await get("/openapi.json");
    expect(Object.keys(body.paths)).toHaveLength(new Set(Object.values(endpoints).map(({ path }) => path)).size);
    const schema = await get("/schema");
    expect(schema.body.nodeTypes.length).toBeGreaterThan(10);
    const metrics = await get("/metrics");
    expect(metrics.text).toMatch(/entrepot_store_nodes [1-9]/);
  });
});

describe("markup in names", () => {
  it("never leaves as a page", async () => {
    const { headers } = await get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E");
    expect(headers["content-type"]).toMatch(/^application\/json/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });
});
