import { beforeAll, expect, test } from "vitest";
import type { ExpansionRequest } from "#graph-schema/contract/neighbours.ts";
import { describeEachFilledStore } from "./for-each-store.ts";
import { areas, claim, dataset, official, organization, relate, route, runImport, source } from "./small-world.ts";

const chain = "route:CHN>KGZ:848210";

describeEachFilledStore("neighbours and expansions", (subject) => {
  const expand = (nodeIds: string[], more: Partial<ExpansionRequest> = {}) =>
    subject.store.expand({ nodeIds, exclude: [], limit: 12, ...more });
  const neighbourIds = async (nodeIds: string[], more?: Partial<ExpansionRequest>) =>
    (await expand(nodeIds, more)).nodes.map(({ id }) => id);
  const office = (person: string, title: string, from: string | null, to: string | null) =>
    relate("HOLDS_OFFICE", `person:${person}`, "country:RUS", { from, to, properties: { title } });

  beforeAll(async () => {
    await runImport(subject.store, {
      contributor: "seeds",
      batch: {
        nodes: [
          source("areas"),
          source("report"),
          ...areas,
          official("putin", "Putin"),
          official("medvedev", "Medvedev"),
          official("unknown", "Unknown dates"),
          organization("eaeu", "Eurasian Economic Union"),
          claim("up", "It rose"),
          claim("no", "It did not"),
          route("CHN", "RUS", "848210"),
        ],
        relationships: [
          office("putin", "President", "2000-05-07", "2008-05-07"),
          office("putin", "President", "2012-05-07", ".."),
          office("medvedev", "President", "2008-05-07", "2012-05-07"),
          office("unknown", "Clerk", null, null),
          relate("MEMBER_OF", "country:RUS", "organization:eaeu", { from: "2015-01-01", to: ".." }),
          relate("MEMBER_OF", "country:KGZ", "organization:eaeu", { from: "2015-08-12", to: ".." }),
          relate("CONCERNS", "claim:up", chain),
          relate("CONCERNS", "claim:up", "country:KGZ"),
          relate("DISPUTES", "claim:no", "claim:up"),
        ],
      },
      cells: [],
    });
    await runImport(subject.store, {
      contributor: "source:customs",
      batch: { nodes: [dataset("customs")] },
      cells: [
        { exporter: "CHN", importer: "KGZ", period: 2022, value: 2000 },
        { exporter: "KGZ", importer: "RUS", period: 2022, value: 500 },
        { exporter: "CHN", importer: "KGZ", hs: "8542", period: 2022, value: 90_000 },
        { exporter: "KGZ", importer: "KGZ", hs: "8542", period: 2022, value: 3 },
        { exporter: "CHN", importer: "KGZ", hs: "8541", period: 2022, value: 2 },
        { exporter: "CHN", importer: "KGZ", hs: "8541", period: 2022, value: 7, side: "exporter", flow: "X" },
      ],
    });
    await runImport(subject.store, {
      contributor: "seeds",
      batch: { relationships: [relate("CONCERNS", "claim:up", chain)] },
    });
  });

  test("counts neighbours by relationship, direction and type", async () => {
    expect(await subject.store.summariseNeighbours("country:KGZ", undefined)).toStrictEqual([
      { relationshipType: "SHIPS", direction: "outgoing", nodeType: "CommodityRoute", count: 2 },
      { relationshipType: "ARRIVES_IN", direction: "incoming", nodeType: "CommodityRoute", count: 4 },
      { relationshipType: "CONCERNS", direction: "incoming", nodeType: "Claim", count: 1 },
      { relationshipType: "MEMBER_OF", direction: "outgoing", nodeType: "Organization", count: 1 },
    ]);
    expect(await subject.store.summariseNeighbours(chain, undefined)).toStrictEqual([
      { relationshipType: "SHIPS", direction: "incoming", nodeType: "Country", count: 1 },
      { relationshipType: "ARRIVES_IN", direction: "outgoing", nodeType: "Country", count: 1 },
      { relationshipType: "CARRIES", direction: "outgoing", nodeType: "Commodity", count: 1 },
      { relationshipType: "REPORTED_IN", direction: "outgoing", nodeType: "Dataset", count: 1 },
      { relationshipType: "CONCERNS", direction: "incoming", nodeType: "Claim", count: 1 },
    ]);
    expect(await subject.store.summariseNeighbours("commodity:8542", undefined)).toContainEqual({
      relationshipType: "CARRIES",
      direction: "incoming",
      nodeType: "CommodityRoute",
      count: 2,
    });
    expect(await subject.store.summariseNeighbours("source:customs", undefined)).toContainEqual({
      relationshipType: "REPORTED_IN",
      direction: "incoming",
      nodeType: "CommodityRoute",
      count: 5,
    });
    expect(await subject.store.summariseNeighbours("person:nobody", undefined)).toBeUndefined();
  });

  test("counts one neighbour with two offices once, and those in office at a time", async () => {
    const officials = async (asOf?: string) =>
      (await subject.store.summariseNeighbours("country:RUS", asOf))?.find(({ nodeType }) => nodeType === "Official")
        ?.count;
    expect(await officials()).toBe(3);
    expect(await officials("2010")).toBe(2);
    expect(await officials("2024-04-26")).toBe(2);
    // The year 2012 touches both.
    expect(await officials("2012")).toBe(3);
    expect(await officials("1990")).toBe(1);
  });

  test("takes what may have held at a time, unknown bounds open", async () => {
    const asOf = async (date: string) =>
      (await neighbourIds(["country:RUS"], { relationshipTypes: ["HOLDS_OFFICE"], asOf: date })).toSorted();
    expect(await asOf("2008-05-06")).toStrictEqual(["person:putin", "person:unknown"]);
    expect(await asOf("2010-06")).toStrictEqual(["person:medvedev", "person:unknown"]);
    const { relationships } = await expand(["country:RUS"], { nodeTypes: ["Person"], asOf: "2024" });
    expect(new Set(relationships.map(({ from }) => from))).toStrictEqual(new Set(["2012-05-07", null]));
  });

  test("gives neighbours by rank: what is stated first, then routes by their latest value", async () => {
    expect(await neighbourIds(["country:KGZ"], { nodeTypes: ["CommodityRoute"] })).toStrictEqual([
      chain,
      "route:CHN>KGZ:8542",
      "route:KGZ>RUS:848210",
      "route:CHN>KGZ:8541",
      "route:KGZ>KGZ:8542",
    ]);
  });

  test("says how many neighbours fit, those excluded and a route from a country to itself counted once", async () => {
    expect((await expand(["country:KGZ"])).total).toStrictEqual({ value: 7, exact: true });
    expect((await expand(["country:KGZ"], { exclude: [chain, "claim:up"] })).total.value).toBe(7);
    expect((await expand(["country:KGZ"], { relationshipTypes: ["SHIPS"] })).total.value).toBe(2);
    expect((await expand(["country:KGZ", "country:CHN"])).total).toStrictEqual({ value: 8, exact: true });
    expect((await expand(["country:KGZ", chain], { nodeTypes: ["CommodityRoute"] })).total.value).toBe(4);
    expect((await expand(["person:putin"])).total).toStrictEqual({ value: 1, exact: true });
  });

  test("pages through all neighbours once, whatever the page", async () => {
    const all = await neighbourIds(["country:KGZ", "country:RUS"], { limit: 500 });
    expect(new Set(all).size).toBe(all.length);
    for (const limit of [1, 2, 3]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await expand(["country:KGZ", "country:RUS"], {
          limit,
          ...(cursor === undefined ? {} : { cursor }),
        });
        expect(page.shown).toBe(page.nodes.length);
        seen.push(...page.nodes.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toStrictEqual(all);
    }
  });

  test("does not answer excluded neighbours again, and joins them", async () => {
    const { nodes, relationships } = await expand(["country:KGZ"], {
      relationshipTypes: ["MEMBER_OF"],
      exclude: ["country:RUS", chain, "person:putin", "country:ZZZ", "nonsense:x"],
    });
    expect(nodes.map(({ id }) => id)).toStrictEqual(["organization:eaeu"]);
    expect(relationships.map(({ id }) => id)).toStrictEqual([
      `ARRIVES_IN|${chain}|country:KGZ`,
      "MEMBER_OF|country:KGZ|organization:eaeu|2015-08-12",
      "MEMBER_OF|country:RUS|organization:eaeu|2015-01-01",
    ]);
  });

  test("expands a route to its ends, commodity, dataset and claims, with every series", async () => {
    const { nodes, relationships } = await expand(["route:CHN>KGZ:8541"]);
    expect(nodes.map(({ id }) => id).toSorted()).toStrictEqual([
      "commodity:8541",
      "country:CHN",
      "country:KGZ",
      "source:customs",
    ]);
    expect(
      relationships.filter(({ type }) => type === "REPORTED_IN").map(({ properties }) => properties["side"]),
    ).toStrictEqual(["exporter", "importer"]);
    expect(await neighbourIds([chain], { nodeTypes: ["Claim"] })).toStrictEqual(["claim:up"]);
    expect(await neighbourIds([chain], { relationshipTypes: ["CARRIES"] })).toStrictEqual(["commodity:848210"]);
  });

  test("expands commodities, datasets and claims to routes", async () => {
    expect(await neighbourIds(["commodity:8542"], { relationshipTypes: ["CARRIES"] })).toStrictEqual([
      "route:CHN>KGZ:8542",
      "route:KGZ>KGZ:8542",
    ]);
    expect(await neighbourIds(["source:customs"], { relationshipTypes: ["REPORTED_IN"], limit: 2 })).toStrictEqual([
      chain,
      "route:CHN>KGZ:8542",
    ]);
    expect(await neighbourIds(["claim:up"], { nodeTypes: ["CommodityRoute"] })).toStrictEqual([chain]);
    expect(await neighbourIds(["claim:up"], { relationshipTypes: ["DISPUTES"] })).toStrictEqual(["claim:no"]);
  });

  test("refuses unknown nodes and cursors that it did not give", async () => {
    await expect(expand(["person:nobody"])).rejects.toMatchObject({
      kind: "unknown-reference",
      subject: "person:nobody",
    });
    for (const cursor of ["", "x", "WzFd", Buffer.from('["1","a"]').toString("base64url")]) {
      await expect(expand(["country:KGZ"], { cursor })).rejects.toMatchObject({
        kind: "unknown-reference",
        subject: "cursor",
      });
    }
  });
});
