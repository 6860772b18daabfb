/** The questions that the product was born from, answered as a program would: search, neighbours, expansions, nodes, traces. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ExpansionResponse } from "#graph-schema/contract/neighbours.ts";
import type { TraceResponse } from "#graph-schema/contract/trace.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import { startTestServer, type TestServer } from "../fixtures/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const idsOf = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id).toSorted();
const labelsOf = (nodes: readonly { label: string }[]) => nodes.map(({ label }) => label).toSorted();

async function search(q: string, type?: string): Promise<GraphNode[]> {
  const query = type === undefined ? { q } : { q, type, limit: 200 };
  return (await server.ask.get("/api/v1/search").query(query).expect(200)).body.items;
}

async function expand(
  nodeIds: string[],
  relationshipTypes: string[],
  nodeTypes?: string[],
): Promise<ExpansionResponse> {
  const body = { nodeIds, relationshipTypes, limit: 500, ...(nodeTypes && { nodeTypes }) };
  return (await server.ask.post("/api/v1/expansions").send(body).expect(200)).body;
}

/** What is joined to one node, as labels or ids. */
const joined = async (id: string, type: string, nodeTypes?: string[]) => (await expand([id], [type], nodeTypes)).nodes;

async function trace(body: object): Promise<TraceResponse> {
  const windows = { before: "2019/2021", after: "2022/2023" };
  const question = { origins: ["CHN"], destinations: ["RUS"], ...windows, ...body };
  return (await server.ask.post("/api/v1/traces").send(question).expect(200)).body;
}

it("who met whom in Beijing on 2024-04-26, and about what", async () => {
  const events = await search("2024-04-26", "Event");
  const meetings = events.filter(({ properties }) => properties["kind"] === "meeting");
  const subjects: Record<string, string[]> = {
    "event:2024-04-26-blinken-wang-meeting": [
      "claim:goods-from-china-used-for-russian-weapons",
      "claim:wang-relations-steady-yet-negative-factors-grow",
      "country:RUS",
    ],
    "event:2024-04-26-blinken-xi-meeting": ["claim:xi-partners-not-rivals", "country:RUS"],
  };
  expect(idsOf(meetings)).toEqual(["event:2024-04-26-blinken-wang-meeting", "event:2024-04-26-blinken-xi-meeting"]);
  const met = await Promise.all(
    meetings.map(async ({ id }) => labelsOf(await joined(id, "PARTICIPATED_IN", ["Person"]))),
  );
  expect(met).toHaveLength(2);
  expect(met).toEqual(
    expect.arrayContaining([
      ["Antony Blinken", "Wang Yi"],
      ["Antony Blinken", "Xi Jinping"],
    ]),
  );
  for (const { id, properties } of meetings) {
    expect(properties["place"]).toBe("Beijing");
    expect(idsOf(await joined(id, "HELD_IN"))).toEqual(["country:CHN"]);
    const { body } = await server.ask.get(`/api/v1/nodes/${id}/neighbours`).expect(200);
    expect(body.groups).toContainEqual({
      relationshipType: "CONCERNS",
      direction: "outgoing",
      nodeType: "Country",
      count: expect.any(Number),
    });
    expect(idsOf(await joined(id, "CONCERNS"))).toEqual(expect.arrayContaining(subjects[id]!));
  }
});

it("which route carries ball bearings, what is claimed about it, by whom, and what figures are held", async () => {
  const [goods] = await search("ball bearings");
  expect(goods?.id).toBe("commodity:8482");
  const routes = idsOf(await joined("commodity:8482", "CARRIES"));
  expect(routes).toEqual(expect.arrayContaining(["route:CHN>KGZ:8482", "route:KGZ>RUS:8482"]));

  const answer = await trace({ commodities: ["8482"] });
  const [claimed] = answer.claimChains;
  expect(claimed).toMatchObject({ countries: ["CHN", "KGZ", "RUS"], commodity: "8482" });
  const claims = claimed!.legs.map((leg) => leg.claims.toSorted());
  expect(claims).toEqual([
    ["claim:kuhrt-ball-bearings-to-kyrgyzstan-up", "claim:webster-ball-bearings-up-2550-percent"],
    ["claim:kuhrt-onward-to-russia-looks-like-evasion", "claim:webster-bearings-likely-passed-on"],
  ]);
  for (const leg of claims) {
    const speakers = await Promise.all(leg.map((id) => joined(id, "ASSERTED_BY")));
    expect(labelsOf(speakers.flat())).toEqual(["Joseph Webster", "Natasha Kuhrt"]);
  }
  const { body: claim } = await server.ask.get("/api/v1/nodes/claim:kuhrt-ball-bearings-to-kyrgyzstan-up").expect(200);
  expect(claim.properties).toMatchObject({
    secondHand: true,
    figures: [{ value: 2000, unit: "percent", bound: "lower" }],
  });

  expect(claimed!.legs.map(({ figures }) => figures)).toEqual([null, null]);
  expect(answer.chains).toEqual([]);
  expect(claimed!.legs[0]!.caveats).toContain("claim:china-to-kyrgyzstan-bearings-not-held");
  expect(claimed!.legs[1]!.caveats).toContain("claim:kyrgyz-exports-to-russia-not-by-product");
  const nearest = await trace({
    origins: ["EU27"],
    commodities: ["8482"],
    via: ["KGZ"],
    before: "2021-01/2021-11",
    after: "2022-01/2022-11",
  });
  const [known, onward] = nearest.openChains[0]!.legs;
  expect(known).toMatchObject({
    dataset: "source:eurostat-comext-ds-045409",
    reporter: "exporter",
    status: "declared",
  });
  expect(onward).toMatchObject({ exporter: "KGZ", importer: "RUS", reporter: null });
});

it("who disputes that goods from China serve Russia's weapons production", async () => {
  const [claim] = await search("used by Russia to make weapons", "Claim");
  expect(claim?.id).toBe("claim:goods-from-china-used-for-russian-weapons");
  expect(labelsOf(await joined(claim!.id, "ASSERTED_BY"))).toEqual(["US officials (unnamed)"]);
  const disputing = await joined(claim!.id, "DISPUTES");
  expect(disputing).toHaveLength(1);
  expect(labelsOf(await joined(disputing[0]!.id, "ASSERTED_BY"))).toEqual(["Government of China"]);
});

it("which claims mention banks, and which banks are known to have been designated", async () => {
  const mentions = [
    "claim:chong-barring-big-banks-disrupts-trade",
    "claim:chong-limits-on-smaller-banks",
    "claim:kuhrt-chinese-banks-stopped-serving-russian-banks",
  ];
  expect(idsOf(await search("bank", "Claim"))).toEqual(mentions);
  const { nodes: concerned } = await expand(mentions, ["CONCERNS"], ["Bank"]);
  expect(concerned.length).toBeGreaterThan(0);

  const banks = idsOf(await search("bank", "Bank"));
  const { nodes: authorities, relationships } = await expand(banks, ["SANCTIONS"]);
  expect(labelsOf(authorities).length).toBeGreaterThan(0);
  const designations = relationships.filter(
    ({ type, properties }) => type === "SANCTIONS" && properties["kind"] === "designation",
  );
  expect(designations.map(({ end, from }) => [end, from])).toContainEqual(["organization:ofac-17013", "2022-02-24"]);
  for (const { properties } of designations) {
    expect(properties).toMatchObject({ programme: expect.any(String), listEdition: expect.any(String) });
  }
  const { body: bank } = await server.ask.get("/api/v1/nodes/organization:ofac-17013").expect(200);
  expect(bank.label).toBe("VTB Bank");
});

it("what else Kuhrt asserted", async () => {
  const [kuhrt] = await search("Kuhrt");
  expect(kuhrt?.id).toBe("person:natasha-kuhrt");
  expect(idsOf(await joined(kuhrt!.id, "ASSERTED_BY"))).toEqual([
    "claim:kuhrt-ball-bearings-to-kyrgyzstan-up",
    "claim:kuhrt-chinese-banks-stopped-serving-russian-banks",
    "claim:kuhrt-no-wedge-between-china-and-russia",
    "claim:kuhrt-onward-to-russia-looks-like-evasion",
  ]);
});

it("which chains lead from China to Russia through a member of the Eurasian Economic Union", async () => {
  const found = await search("Eurasian Economic Union", "Organization");
  expect(found[0]?.id).toBe("organization:eurasian-economic-union");
  const members = idsOf(await joined(found[0]!.id, "MEMBER_OF")).map((id) => id.slice("country:".length));
  expect(members).toEqual(["ARM", "BLR", "KAZ", "KGZ", "RUS"]);
  const via = members.filter((key) => key !== "RUS");
  const { chains, claimChains, openChains } = await trace({ commodities: ["TOTAL", "8482"], via });
  const hubs = chains.map(({ countries, commodity }) => `${countries.join(">")}:${commodity}`).toSorted();
  expect(hubs).toEqual(["CHN>ARM>RUS:TOTAL", "CHN>KAZ>RUS:TOTAL", "CHN>KGZ>RUS:TOTAL"]);
  expect(chains.every(({ matchedByProduct }) => !matchedByProduct)).toBe(true);
  expect(claimChains.map(({ countries }) => countries)).toEqual([["CHN", "KGZ", "RUS"]]);
  expect(openChains.map(({ countries }) => countries)).toContainEqual(["CHN", "BLR", "RUS"]);
  const onward = chains.map(({ legs }) => legs[1]!.caveats);
  expect(onward.every((caveats) => caveats.includes("claim:no-customs-border-inside-the-union"))).toBe(true);
});
