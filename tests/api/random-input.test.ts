/** Whatever is posted, the server does not fail. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints, type Endpoint } from "#graph-schema/contract/endpoints.ts";
import { startTestServer, type TestServer } from "../fixtures/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const rows: Endpoint[] = Object.values(endpoints);
const withBody = rows.filter((row) => row.body !== undefined);
const withParameter = rows.filter(
  (row) => row.method === "get" && /\{/.test(row.path) && row.responseType === undefined,
);

const countries = fc.constantFrom("CHN", "KGZ", "RUS", "EU27", "XYZ", "");
const plausible: Record<string, fc.Arbitrary<unknown>> = {
  origins: fc.array(countries, { maxLength: 3 }),
  destinations: fc.array(countries, { maxLength: 3 }),
  via: fc.array(countries, { maxLength: 3 }),
  commodities: fc.array(fc.constantFrom("8482", "848210", "TOTAL", "all", "chpl:1", "84", "x"), { maxLength: 3 }),
  before: fc.constantFrom("2021", "2021-01/2021-11", "2022", "9999", "0000", ""),
  after: fc.constantFrom("2022", "2022-01/2022-11", "2023", "2022/2023", ".."),
  nodeIds: fc.array(fc.constantFrom("country:KGZ", "route:EU27>KGZ:8482", "claim:x", ""), { maxLength: 3 }),
  limit: fc.oneof(fc.integer(), fc.double(), fc.constant("1")),
  maximumIntermediaries: fc.integer({ min: 0, max: 3 }),
  detail: fc.constantFrom("hs6", "selection", null),
  cursor: fc.string(),
  asOf: fc.constantFrom("2024", "2024-02-30", ""),
};
const nearlyRight = fc.record(plausible, { requiredKeys: [] });

describe("random input", () => {
  it.each(withBody)("POST $path never fails", async ({ path, problems }) => {
    const unavailable = problems.includes("not-available") ? 501 : undefined;
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), nearlyRight), async (body) => {
        const { status } = await server.ask.post(`/api/v1${path}`).type("application/json").send(JSON.stringify(body));
        expect(status === unavailable ? 0 : status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });

  it.each(withParameter)("GET $path never fails", async ({ path }) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: "binary" }), async (text) => {
        fc.pre(text !== "." && text !== "..");
        const address = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(text.toWellFormed()));
        const { status } = await server.ask.get(`/api/v1${address}`);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });

  it("GET /search never fails", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 40, unit: "grapheme" }), async (q) => {
        const { status } = await server.ask.get("/api/v1/search").query({ q: q.toWellFormed() });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  });
});
