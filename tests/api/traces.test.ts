/** The founding question over HTTP, on the shipped seeds. */
import { once } from "node:events";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { traceNotice, traceStreamLineSchema, type TraceResponse } from "#graph-schema/contract/trace.ts";
import { startTestServer, type TestServer } from "../fixtures/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const chinaToRussia = { origins: ["CHN"], destinations: ["RUS"], before: "2019/2021", after: "2022/2023" };

async function trace(body: object): Promise<TraceResponse> {
  const answer = await server.ask.post("/api/v1/traces").send(body).expect(200);
  return answer.body;
}

describe("POST /traces", () => {
  it("answers ball bearings with the claimed chain through Kyrgyzstan, and no figure that nobody holds", async () => {
    const answer = await trace({ ...chinaToRussia, commodities: ["8482"] });
    expect(answer.completeness).toEqual({ status: "complete" });
    expect(answer.notice).toBe(traceNotice);
    expect(answer.chains).toEqual([]);
    expect(answer.claimChains.map(({ countries }) => countries)).toContainEqual(["CHN", "KGZ", "RUS"]);
  });

  it("gives all goods as context, with the direct flow beside it", async () => {
    const answer = await trace({ ...chinaToRussia, commodities: ["TOTAL"] });
    expect(answer.chains.map(({ countries }) => countries[1])).toContain("KGZ");
    expect(answer.direct).toHaveLength(1);
    const named = new Set(answer.evidenceNodes.map(({ id }) => id));
    const evidence = answer.chains.flatMap(({ legs }) => legs.flatMap((leg) => leg.evidence));
    expect(evidence.filter((id) => !named.has(id))).toEqual([]);
  });

  it("gives the chains of the European Union as open where nobody reports the onward leg", async () => {
    const months = { before: "2021-01/2021-11", after: "2022-01/2022-11" };
    const answer = await trace({ origins: ["EU27"], destinations: ["RUS"], commodities: ["8482", "8542"], ...months });
    expect(answer.openChains.map(({ countries }) => countries)).toContainEqual(["EU27", "KGZ", "RUS"]);
  });

  it("shows what is known of a leg in the window before alone", async () => {
    const years = { before: "2021", after: "2022" };
    const answer = await trace({
      origins: ["EU27"],
      destinations: ["RUS"],
      commodities: ["8542"],
      via: ["KGZ"],
      ...years,
    });
    expect(answer.openTotal).toBe(1);
    const [known, onward] = answer.openChains[0]!.legs;
    expect(known).toMatchObject({ reporter: "exporter", after: { value: null }, change: null });
    expect(known).toHaveProperty("before.value", expect.any(Number));
    expect(onward).toMatchObject({ reporter: null });
    expect(onward!.caveats).toContain("claim:no-customs-border-inside-the-union");
  });

  it("says of a leg without figures whether the question narrowed what it takes", async () => {
    const question = { ...chinaToRussia, commodities: ["TOTAL"], via: ["KGZ"] };
    const narrowed = await trace({ ...question, reporter: "exporter" });
    expect(narrowed.assumptions.join(" ")).toContain("none under this choice of reporter or datasets");
    expect((await trace(question)).assumptions.join(" ")).toContain("nobody reports in the data held");
  });

  it("keeps a gap in one country's own figures off what the other side reports elsewhere", async () => {
    const months = { before: "2021-01/2021-11", after: "2022-01/2022-11" };
    const gap = "claim:belarus-stops-after-2021";
    const { openChains } = await trace({
      origins: ["EU27"],
      destinations: ["RUS"],
      commodities: ["8542"],
      via: ["BLR"],
      ...months,
    });
    expect(openChains[0]!.legs[0]!.caveats).not.toContain(gap);
    const flow = await server.ask.get("/api/v1/flows/KAZ/BLR/8542").expect(200);
    expect(flow.body.caveats.map(({ id }: { id: string }) => id)).toContain(gap);
  });

  it("answers the same question with the same bytes", async () => {
    const body = { ...chinaToRussia, commodities: ["TOTAL", "8482"], explain: true };
    expect(JSON.stringify(await trace(body))).toBe(JSON.stringify(await trace(body)));
  });

  it("streams lines of JSON on request: the answer, each chain, the end", async () => {
    const body = { ...chinaToRussia, commodities: ["TOTAL"] };
    const { chains, ...rest } = await trace(body);
    const { text, headers } = await server.ask
      .post("/api/v1/traces")
      .set("Accept", "application/x-ndjson")
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => done(null, Buffer.concat(parts).toString("utf8")));
      })
      .send(body)
      .expect(200)
      .then(({ body: streamed, headers: given }) => ({ text: String(streamed), headers: given }));
    expect(headers["content-type"]).toMatch(/^application\/x-ndjson/);
    expect(text.endsWith("\n")).toBe(true);
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => traceStreamLineSchema.parse(JSON.parse(line)));
    expect(lines).toEqual([rest, ...chains, { completeness: rest.completeness, chains: chains.length }]);
  });

  it("goes on answering when a client leaves in the middle", async () => {
    const { port } = new URL(server.address);
    for (let count = 0; count < 5; count += 1) {
      const asked = request({
        port,
        path: "/api/v1/traces",
        method: "POST",
        headers: { "Content-Type": "application/json" },
      });
      asked.on("error", () => undefined);
      asked.end(JSON.stringify({ ...chinaToRussia, commodities: ["all"], maximumIntermediaries: 2 }));
      await once(asked, "finish");
      asked.destroy();
    }
    expect((await trace({ ...chinaToRussia, commodities: ["8482"] })).completeness.status).toBe("complete");
  });
});

describe("GET /flows/:exporter/:importer/:hs", () => {
  it("gives both reporters' series with rows, coverage and a citation", async () => {
    const { body } = await server.ask.get("/api/v1/flows/CHN/KGZ/TOTAL").expect(200);
    expect(body.series.length).toBeGreaterThan(0);
    for (const series of body.series) {
      expect(series.values).toHaveLength(series.periods.length);
      expect(series.rows).toHaveLength(series.periods.length);
      expect(series.citation).not.toBe("");
    }
  });
});
