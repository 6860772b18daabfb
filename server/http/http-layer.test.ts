import { describe, expect, it } from "vitest";
import supertest from "supertest";
import { createApp } from "../app.ts";
import { createRouteApp, fakeStore, testAppParts } from "../../tests/fixtures/route-app.ts";
import { mountSearch } from "../routes/search/search.ts";
import { serveEndpoint } from "./serve-endpoint.ts";

const found = { items: [], total: { value: 0, exact: true } };
const app = createRouteApp(fakeStore({ search: () => Promise.resolve(found) }), (router) => {
  mountSearch(router, fakeStore({ search: () => Promise.resolve(found) }));
  serveEndpoint(router, "expansions", () => {
    throw new Error("Only well-formed requests come here");
  });
});
const post = (type: string, text: string) =>
  supertest(app).post("/api/v1/expansions").set("Content-Type", type).send(text);

describe("addresses", () => {
  it("answers an unknown one with a 404 problem", async () => {
    const { body } = await supertest(app).get("/api/v1/nothing").expect(404);
    expect(body.type).toBe("/problems/not-found");
    await supertest(app).get("/api/v2/health").expect(404);
    await supertest(app).get("/missing.js").expect(404);
  });

  it("answers a wrong method with 405 and Allow", async () => {
    const { headers, body } = await supertest(app).delete("/api/v1/search").expect(405);
    expect(headers["allow"]).toBe("GET, HEAD");
    expect(body.type).toBe("/problems/method-not-allowed");
  });

  it("answers HEAD where it answers GET, and leads no preflight to believe in CORS", async () => {
    const head = await supertest(app).head("/api/v1/health").expect(200);
    expect(head.text).toBeUndefined();
    await supertest(app).options("/api/v1/expansions").set("Origin", "https://evil.example").expect(405);
  });

  it.each(["/api/v1/nodes/%zz", "/%c0%af", "/api/v1/search?q=%ff"])("refuses %s", async (path) => {
    const { body } = await supertest(app).get(path).expect(400);
    expect(body.detail).toContain("percent-encoded");
  });

  it.each(["/api/v1/nodes/country:A%00", "/api/v1/search?q=a%00b"])("refuses the NUL in %s", async (path) => {
    const { body } = await supertest(app).get(path).expect(400);
    expect(body.detail).toContain("NUL");
  });

  it("names an unknown and a repeated parameter", async () => {
    const unknown = await supertest(app).get("/api/v1/search?q=a&lim=3").expect(400);
    expect(unknown.body.faults).toEqual([{ field: "lim", message: "is not known here; remove it" }]);
    const repeated = await supertest(app).get("/api/v1/search?q=a&q=b").expect(400);
    expect(repeated.body.detail).toBe("q: is given more than once");
    const none = await supertest(app).get("/api/v1/schema?x=1").expect(400);
    expect(none.body.faults[0].field).toBe("x");
    await supertest(app).get("/api/v1/metrics?x=1").expect(400);
  });
});

describe("bodies", () => {
  it.each(["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", ""])(
    "answers content type %j with 415",
    async (type) => {
      const { body } = await post(type, "{}").expect(415);
      expect(body.type).toBe("/problems/unsupported-media-type");
    },
  );

  it("answers 5 MB with 413", async () => {
    const { body } = await post("application/json", `{"cursor":"${"x".repeat(5_000_000)}"}`).expect(413);
    expect(body.type).toBe("/problems/payload-too-large");
  });

  it("answers nesting of 10,000 levels with 400 before it looks at fields", async () => {
    const { body } = await post("application/json", `${"[".repeat(10_000)}${"]".repeat(10_000)}`).expect(400);
    expect(body.detail).toContain("deeper than 64");
  });

  it("says where malformed JSON goes wrong", async () => {
    const { body } = await post("application/json", '{"nodeIds": [}').expect(400);
    expect(body).toMatchObject({ type: "/problems/malformed-json" });
    expect(body.detail).toContain("line 1, column 14");
    await post("application/json", "").expect(400);
  });

  it("refuses bytes that are not UTF-8, and a broken compression", async () => {
    const garbled = supertest(app).post("/api/v1/expansions").set("Content-Type", "application/json");
    garbled.write(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect((await garbled).status).toBe(400);
    const broken = await post("application/json", "{}").set("Content-Encoding", "gzip");
    expect(broken.status).toBe(400);
    const unknown = await post("application/json", "{}").set("Content-Encoding", "zstd-x");
    expect(unknown.status).toBe(415);
  });

  it("lists every fault with its JSON path, also those that hide behind __proto__", async () => {
    const { body } = await post("application/json", '{"nodeIds":["country:KGZ","<b>"],"limit":0,"__proto__":1}');
    expect(body.status).toBe(400);
    const fields = body.faults.map((fault: { field: string }) => fault.field);
    expect(fields).toEqual(expect.arrayContaining(["nodeIds.1", "limit"]));
  });
});

describe("answers", () => {
  it("carry the headers that keep markup inert", async () => {
    const { headers } = await supertest(app).get("/api/v1/search?q=a").expect(200);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["cache-control"]).toBe("no-cache");
  });

  it("are not sent again while they stay the same", async () => {
    const first = await supertest(app).get("/api/v1/search?q=a");
    const second = await supertest(app)
      .get("/api/v1/search?q=a")
      .set("If-None-Match", first.headers["etag"] ?? "");
    expect(second.status).toBe(304);
  });

  it("that break the contract are a fault of the server in tests", async () => {
    const broken = fakeStore({ search: () => Promise.resolve({ ...found, extra: 1 }) });
    const wrong = createRouteApp(broken, (router) => mountSearch(router, broken));
    const { status } = await supertest(wrong).get("/api/v1/search?q=a");
    expect(status).toBe(500);
  });
});

describe("a server that is starting", () => {
  const starting = createApp(testAppParts());

  it("is up, not ready, and knows its contract", async () => {
    await supertest(starting).get("/api/v1/health").expect(200);
    await supertest(starting).get("/api/v1/openapi.json").expect(200);
    await supertest(starting).get("/api/v1/metrics").expect(200);
    const { body, headers } = await supertest(starting).get("/api/v1/ready").expect(503);
    expect(body.type).toBe("/problems/not-ready");
    expect(headers["retry-after"]).toBe("1");
  });

  it("answers questions to the store with 503", async () => {
    const { body } = await supertest(starting).get("/api/v1/search?q=a").expect(503);
    expect(body.type).toBe("/problems/not-ready");
  });
});
