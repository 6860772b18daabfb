/** Who and what a request selects, and what it is refused for. */
import { describe, expect, test } from "vitest";
import { makeCountry, makeSeries, makeWorld, trace } from "../../../tests/fixtures/make-trade-world.ts";
import { RequestFaultError } from "./request-fault.ts";

const values = { "2021": 1, "2022": 2 };
const routes = (...texts: string[]) => texts.map((route) => makeSeries({ route, values }));
const union = makeCountry("EAEU", ["ARM", "KAZ", "KGZ", "RUS"]);
const europe = makeCountry("EU27", ["DEU", "POL"]);

function faultOf(ask: () => unknown): { kind: string; field: string; message: string } | undefined {
  try {
    ask();
  } catch (error) {
    if (error instanceof RequestFaultError) return { kind: error.kind, field: error.field, message: error.message };
    throw error;
  }
  return undefined;
}

describe("countries", () => {
  const world = makeWorld(
    routes(
      "CHN>KGZ:8482",
      "KGZ>RUS:8482",
      "CHN>EU27:8482",
      "EU27>RUS:8482",
      "CHN>DEU:8482",
      "DEU>RUS:8482",
      "DEU>KGZ:8482",
      "CHN>HKG:8482",
      "HKG>RUS:8482",
    ),
    { countries: [union, europe, ...["CHN", "KGZ", "RUS", "DEU", "HKG"].map((key) => makeCountry(key))] },
  );
  const hubs = (request: Parameters<typeof trace>[1]) =>
    trace(world, request).chains.map(({ countries }) => countries.join(">"));

  test("aggregates are hubs only when named", () => {
    expect(hubs({}).toSorted()).toEqual(["CHN>DEU>RUS", "CHN>HKG>RUS", "CHN>KGZ>RUS"]);
    expect(hubs({ via: ["EU27"] })).toEqual(["CHN>EU27>RUS"]);
  });

  test("an aggregate without figures of its own stands for its members", () => {
    expect(hubs({ via: ["EAEU"] })).toEqual(["CHN>KGZ>RUS"]);
    expect(trace(world, { via: ["EAEU"] }).assumptions.join(" ")).toContain("EAEU holds no figures of its own");
  });

  test("flows inside a set are left out", () => {
    expect(hubs({ origins: ["CHN", "HKG"] }).toSorted()).toEqual(["CHN>DEU>RUS", "CHN>KGZ>RUS"]);
  });

  test("an aggregate and its member never stand in one chain or set", () => {
    expect(hubs({ origins: ["EU27"], via: ["DEU", "KGZ"] })).toEqual([]);
    expect(faultOf(() => trace(world, { origins: ["EU27", "DEU"] }))).toMatchObject({
      kind: "invalid-request",
      field: "origins.1",
    });
  });

  test("unknown countries and impossible ends are named", () => {
    expect(faultOf(() => trace(world, { origins: ["CHN", "XXX"] }))).toEqual({
      kind: "unknown-reference",
      field: "origins.1",
      message: "there is no country XXX",
    });
    expect(faultOf(() => trace(world, { via: ["XXX"] }))).toMatchObject({ field: "via.0" });
    expect(faultOf(() => trace(world, { destinations: ["CHN"] }))).toMatchObject({ field: "destinations.0" });
    expect(faultOf(() => trace(world, { datasets: ["source:none"] }))).toMatchObject({
      kind: "unknown-reference",
      field: "datasets.0",
    });
  });
});

describe("codes", () => {
  const world = makeWorld(routes("CHN>KGZ:848210", "KGZ>RUS:848210", "CHN>KGZ:854231", "KGZ>RUS:854231"), {
    chplTiers: [
      ["854231", "1"],
      ["854232", "1"],
      ["848210", "3.B"],
    ],
  });

  test("a tier tells how many of its codes have data", () => {
    const { selection, chains } = trace(world, { commodities: ["chpl:1"] });
    expect(selection).toEqual([{ selector: "chpl:1", codes: 2, withData: 1 }]);
    expect(chains.map(({ commodity }) => commodity)).toEqual(["854231"]);
    expect(trace(world, { commodities: ["chpl:3", "chpl:all"] }).selection).toEqual([
      { selector: "chpl:3", codes: 1, withData: 1 },
      { selector: "chpl:all", codes: 3, withData: 2 },
    ]);
  });

  test("all means every six-digit code, a chapter is one code", () => {
    const all = trace(world, { commodities: ["all"] });
    expect(all.selection).toEqual([{ selector: "all", codes: 5612, withData: 2 }]);
    expect(all.chains.map(({ commodity }) => commodity).toSorted()).toEqual(["848210", "854231"]);
    const chapter = trace(world, { commodities: ["84"] });
    expect(chapter.selection[0]!.withData).toBe(1);
    expect(chapter.chains).toHaveLength(1);
    expect(chapter.chains[0]).toMatchObject({ commodity: "84", bottleneck: { ceiling: false } });
  });

  test("an unknown code is named; a code of a former edition is known", () => {
    expect(faultOf(() => trace(world, { commodities: ["8482", "999998"] }))).toEqual({
      kind: "unknown-reference",
      field: "commodities.1",
      message: "there is no HS code 999998",
    });
    expect(trace(world, { commodities: ["854140"] }).total).toBe(0);
  });
});
