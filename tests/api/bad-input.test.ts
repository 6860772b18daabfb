/** Whatever a request holds, the answer is a problem that names what is wrong, and nothing has changed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemSchema } from "#graph-schema/problem.ts";
import { startTestServer, type TestServer } from "../fixtures/start-test-server.ts";

let server: TestServer;
let versionBefore = "";

const dataVersion = async () => String((await server.ask.get("/api/v1/ready")).body.dataVersion);
beforeAll(async () => {
  server = await startTestServer();
  versionBefore = await dataVersion();
});
afterAll(() => server.stop());

interface BadRequest {
  what: string;
  path: string;
  /** Text is sent as it is; objects as JSON; without a body the request is a GET. */
  body?: string | object;
  headers?: Record<string, string>;
  status: number;
  /** A field that the problem must name, or a word of its detail. */
  names: string;
}

const trace = {
  origins: ["CHN"],
  destinations: ["RUS"],
  commodities: ["8482"],
  before: "2019/2021",
  after: "2022/2023",
};
const markup = "<script>alert(1)</script>";
const sql = "'; DROP TABLE nodes; --";

const badRequests: BadRequest[] = [
  {
    what: "an unknown country",
    path: "/traces",
    body: { ...trace, origins: ["XYZ"] },
    status: 422,
    names: "origins.0",
  },
  { what: "an unknown hub", path: "/traces", body: { ...trace, via: ["KGZ", "QQQ"] }, status: 422, names: "via.1" },
  {
    what: "an unknown code",
    path: "/traces",
    body: { ...trace, commodities: ["8482", "770000"] },
    status: 422,
    names: "commodities.1",
  },
  {
    what: "no HS code",
    path: "/traces",
    body: { ...trace, commodities: ["84821"] },
    status: 400,
    names: "commodities.0",
  },
  {
    what: "windows in the wrong order",
    path: "/traces",
    body: { ...trace, before: "2023", after: "2020" },
    status: 400,
    names: "before",
  },
  {
    what: "windows of mixed precision",
    path: "/traces",
    body: { ...trace, before: "2021-01/2021-11" },
    status: 400,
    names: "before",
  },
  {
    what: "a window that is none",
    path: "/traces",
    body: { ...trace, after: "2023/2022" },
    status: 400,
    names: "after",
  },
  { what: "an unknown field", path: "/traces", body: { ...trace, hubs: ["KGZ"] }, status: 400, names: "hubs" },
  {
    what: "a limit over the maximum",
    path: "/traces",
    body: { ...trace, limit: 100_001 },
    status: 400,
    names: "limit",
  },
  {
    what: "markup for a country",
    path: "/traces",
    body: { ...trace, origins: [markup] },
    status: 400,
    names: "origins.0",
  },
  { what: "no dataset at all", path: "/traces", body: { ...trace, datasets: [] }, status: 400, names: "datasets" },
  { what: "SQL for a dataset", path: "/traces", body: { ...trace, datasets: [sql] }, status: 422, names: "datasets.0" },
  { what: "an unknown node", path: "/expansions", body: { nodeIds: ["country:XYZ"] }, status: 422, names: "nodeIds.0" },
  { what: "SQL for a node", path: "/expansions", body: { nodeIds: [sql] }, status: 400, names: "nodeIds.0" },
  {
    what: "a cursor nobody gave",
    path: "/expansions",
    body: { nodeIds: ["country:KGZ"], cursor: sql },
    status: 422,
    names: "cursor",
  },
  {
    what: "a field of 5 MB",
    path: "/expansions",
    body: { nodeIds: ["x".repeat(5_000_000)] },
    status: 413,
    names: "larger",
  },
  { what: "a NUL in JSON", path: "/expansions", body: { nodeIds: ["country:K\0Z"] }, status: 400, names: "nodeIds.0" },
  {
    what: "JSON 10,000 deep",
    path: "/traces",
    body: `${'{"a":['.repeat(5000)}1${"]}".repeat(5000)}`,
    status: 400,
    names: "deeper",
  },
  { what: "cut JSON", path: "/traces", body: '{"origins": ["CHN"', status: 400, names: "line 1, column 19" },
  { what: "no object", path: "/traces", body: "null", status: 400, names: "body" },
  {
    what: "another content type",
    path: "/traces",
    body: "a=1",
    headers: { "Content-Type": "text/plain" },
    status: 415,
    names: "application/json",
  },
  {
    what: "gzip that is none",
    path: "/traces",
    body: JSON.stringify(trace),
    headers: { "Content-Encoding": "gzip" },
    status: 400,
    names: "Content-Encoding",
  },
  {
    what: "brotli that is none",
    path: "/traces",
    body: JSON.stringify(trace),
    headers: { "Content-Encoding": "br" },
    status: 400,
    names: "Content-Encoding",
  },
  {
    what: "a year that nobody declared in",
    path: "/traces",
    body: { ...trace, before: "0001/0002" },
    status: 400,
    names: "in the years 1900 to 2100",
  },
  {
    what: "a year far ahead",
    path: "/flows/EU27/KGZ/8482?during=2022/9999",
    status: 400,
    names: "in the years 1900 to 2100",
  },
  {
    what: "another origin",
    path: "/traces",
    body: trace,
    headers: { Origin: "https://evil.example" },
    status: 403,
    names: "another site",
  },
  {
    what: "another Host",
    path: "/statistics",
    headers: { Host: "evil.example" },
    status: 403,
    names: "ENTREPOT_HOSTS",
  },
  { what: "a node id with markup", path: `/nodes/${encodeURIComponent(markup)}`, status: 400, names: "id" },
  { what: "a node that does not exist", path: "/nodes/country:XYZ", status: 404, names: "country:XYZ" },
  { what: "a NUL in a path", path: "/nodes/country:KGZ%00", status: 400, names: "NUL" },
  { what: "broken percent-encoding", path: "/nodes/%E0%A4", status: 400, names: "percent-encoded" },
  { what: "a term too long", path: `/search?q=${"x".repeat(201)}`, status: 400, names: "q" },
  { what: "an unknown parameter", path: "/search?q=a&page=2", status: 400, names: "page" },
  { what: "an unknown exporter in a flow", path: "/flows/XYZ/KGZ/8482", status: 404, names: "XYZ" },
  { what: "a flow code that is none", path: "/flows/CHN/KGZ/84821", status: 400, names: "hs" },
  { what: "a flow window that is none", path: "/flows/EU27/KGZ/8482?during=soon", status: 400, names: "during" },
  { what: "an import that does not exist", path: "/imports/none", status: 404, names: "no such import" },
];

function send({ path, body, headers }: BadRequest) {
  const address = `/api/v1${path}`;
  const request = body === undefined ? server.ask.get(address) : server.ask.post(address).type("application/json");
  return request.set(headers ?? {}).send(body);
}

describe("bad input", () => {
  it.each(badRequests)("$what is answered with $status", async (bad) => {
    const { status, body, headers, text } = await send(bad);
    expect({ status, text }).toMatchObject({ status: bad.status });
    expect(headers["content-type"]).toMatch(/^application\/problem\+json/);
    const problem = problemSchema.parse(body);
    expect(problem.instance).toBe(headers["x-request-id"]);
    const named = [...(problem.faults ?? []).map(({ field }) => field), problem.detail].join(" ");
    expect(named).toContain(bad.names);
    expect(text).not.toMatch(/\.ts:\d|node_modules|SQLITE|at Object/);
  });

  it("left the data as they were", async () => {
    expect(await dataVersion()).toBe(versionBefore);
  });

  it.each([sql, markup, "%", "_", '"', "a*", "NEAR(a b)", "country:", ":", "🚢", "\u202e", "x OR 1=1", "-", "{}"])(
    "search takes %j as text",
    async (q) => {
      const { status, headers } = await server.ask.get("/api/v1/search").query({ q });
      expect(status).toBe(200);
      expect(headers["content-type"]).toMatch(/^application\/json/);
    },
  );
});
