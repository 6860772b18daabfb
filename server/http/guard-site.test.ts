import type { AddressInfo } from "node:net";
import { createServer } from "node:http";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import supertest from "supertest";
import { createRouteApp, fakeStore } from "../../tests/fixtures/route-app.ts";
import { serveEndpoint } from "./serve-endpoint.ts";

const app = createRouteApp(
  fakeStore({}),
  (router) =>
    serveEndpoint(router, "expansions", () => ({
      nodes: [],
      relationships: [],
      shown: 0,
      total: none,
      nextCursor: null,
    })),
  { moreHosts: ["entrepot.example:8443"] },
);
const none = { value: 0, exact: true };
const ownAddress = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
const server = createServer(app);
let port = 0;

beforeAll(async () => {
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((settle) => server.close(settle)));

const write = (headers: Record<string, string>) =>
  supertest(server)
    .post("/api/v1/expansions")
    .set(headers)
    .send({ nodeIds: ["country:KGZ"] });

describe("Host", () => {
  it.each(["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])("answers to %s with its port", async (name) => {
    const { status } = await supertest(server).get("/api/v1/health").set("Host", `${name}:${port}`);
    expect(status).toBe(200);
  });

  it("answers to a further host that was named", async () => {
    const { status } = await supertest(server).get("/api/v1/health").set("Host", "entrepot.example:8443");
    expect(status).toBe(200);
  });

  it.each(["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:80", ""])("refuses %j", async (host) => {
    const { body } = await supertest(server).get("/api/v1/health").set("Host", host).expect(403);
    expect(body.type).toBe("/problems/forbidden-host");
  });

  it.skipIf(ownAddress === undefined)("answers to the address that a connection came in on", async () => {
    const beyond = createServer(app);
    await new Promise<void>((settle) => beyond.listen(0, "::", settle));
    const at = `http://${ownAddress}:${(beyond.address() as AddressInfo).port}`;
    await supertest(at).get("/api/v1/health").expect(200);
    await supertest(at).get("/api/v1/health").set("Host", "rebound.example").expect(403);
    await new Promise((settle) => beyond.close(settle));
  });

  it("guards the client's files as well", async () => {
    const { status } = await supertest(server).get("/").set({ Host: "evil.example", Accept: "text/html" });
    expect(status).toBe(403);
  });
});

describe("Origin", () => {
  it.each([
    [() => ({})],
    [() => ({ Origin: `http://127.0.0.1:${port}`, "Sec-Fetch-Site": "same-origin" })],
    [() => ({ Origin: `http://localhost:${port}` })],
    [() => ({ Origin: "https://entrepot.example:8443" })],
  ])("lets programs and its own pages write: %s", async (headers) => {
    const { status } = await write(headers());
    expect(status).toBe(200);
  });

  it.each([
    [{ Origin: "https://evil.example" }],
    [{ Origin: "null" }],
    [{ Origin: "http://localhost:1" }],
    [{ Origin: "file://" }],
    [{ "Sec-Fetch-Site": "cross-site" }],
    [{ "Sec-Fetch-Site": "same-site" }],
  ])("refuses a write with %j", async (headers) => {
    const { body } = await write(headers).expect(403);
    expect(body.type).toBe("/problems/forbidden-origin");
  });

  it("gives no leave to read from another site", async () => {
    const { headers } = await supertest(server).get("/api/v1/health").set("Origin", "https://evil.example").expect(200);
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
  });
});
