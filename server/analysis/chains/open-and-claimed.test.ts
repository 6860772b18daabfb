/** Chains without a figure on every leg, and the direct flow beside them. */
import { describe, expect, test } from "vitest";
import { makeCountry, makeCoverage, makeSeries, makeWorld, trace } from "../../../tests/fixtures/make-trade-world.ts";

const bothYears = (value: number) => ({ "2021": value, "2022": value * 2 });
const known = makeSeries({ route: "EU27>KGZ:8482", side: "exporter", values: bothYears(10) });
const request = { origins: ["EU27"] };
const ends = { countries: ["EU27", "RUS"].map((key) => makeCountry(key)) };

describe("open chains", () => {
  test("a leg that nobody reports: what is known of the other is shown, without bottleneck", () => {
    const answer = trace(makeWorld([known], ends), request);
    expect(answer).toMatchObject({ total: 0, openTotal: 1 });
    const [open] = answer.openChains;
    expect(open!.countries).toEqual(["EU27", "KGZ", "RUS"]);
    expect(open!.legs[0]).toMatchObject({
      reporter: "exporter",
      before: { value: 10 },
      after: { value: 20 },
      change: 10,
    });
    expect(open!.legs[1]).toEqual({ exporter: "KGZ", importer: "RUS", reporter: null, evidence: [], caveats: [] });
  });

  test("inside coverage the other leg is zero, and the chain is not open", () => {
    const coverage = [makeCoverage({ reporter: "RUS", codes: ["8482"], periods: ["2021", "2022"] })];
    const other = makeSeries({ route: "TUR>RUS:8482", values: bothYears(1) });
    const answer = trace(makeWorld([known, other], { coverage }), request);
    expect(answer.openChains.map(({ countries }) => countries[1])).toEqual(["TUR"]);
  });

  test("nothing is open that has no goods after", () => {
    const ended = makeSeries({ route: "EU27>KGZ:8482", side: "exporter", values: { "2021": 10, "2022": 0 } });
    expect(trace(makeWorld([ended], ends), request).openTotal).toBe(0);
  });

  test("a leg known in the window before alone is shown, after what is known after", () => {
    const stopped = makeSeries({ route: "EU27>ARM:8482", side: "exporter", values: { "2021": 10 } });
    const answer = trace(makeWorld([stopped, known], ends), request);
    expect(answer.openChains.map(({ countries }) => countries[1])).toEqual(["KGZ", "ARM"]);
    expect(answer.openChains[1]!.legs[0]).toMatchObject({
      before: { value: 10 },
      after: { value: null, reason: "not-covered" },
      change: null,
    });
    expect(trace(makeWorld([stopped], ends), { ...request, minimumValue: 11 }).openTotal).toBe(0);
  });

  test("both legs known before and neither after", () => {
    const legs = ["EU27>ARM:8482", "ARM>RUS:8482"].map((route) =>
      makeSeries({ route, side: "exporter", values: { "2021": 10 } }),
    );
    expect(trace(makeWorld(legs, ends), request)).toMatchObject({ total: 0, openTotal: 1 });
  });

  test("in the order of the known leg's change, cut at the limit", () => {
    const hubs = ["ARM", "GEO", "KAZ"].map((hub, at) =>
      makeSeries({ route: `EU27>${hub}:8482`, side: "exporter", values: { "2021": 1, "2022": 10 * (at + 1) } }),
    );
    const answer = trace(makeWorld(hubs, ends), { ...request, limit: 2 });
    expect(answer.openTotal).toBe(3);
    expect(answer.openChains.map(({ countries }) => countries[1])).toEqual(["KAZ", "GEO"]);
  });
});

describe("chains that claims speak of", () => {
  const claimedRoutes = [
    { exporter: "CHN", importer: "KGZ", hs: "8482", claims: ["claim:a", "claim:b"] },
    { exporter: "KGZ", importer: "RUS", hs: "8482", claims: ["claim:c"] },
    { exporter: "KGZ", importer: "RUS", hs: "8542", claims: ["claim:d"] },
    { exporter: "CHN", importer: "RUS", hs: "8482", claims: ["claim:e"] },
    { exporter: "CHN", importer: "KGZ", hs: "TOTAL", claims: ["claim:f"] },
  ];
  const countries = ["CHN", "KGZ", "RUS"].map((key) => makeCountry(key));

  test("claimed routes of one code that follow each other, with or without figures", () => {
    const { claimChains, direct } = trace(makeWorld([], { claimedRoutes, countries }));
    expect(claimChains).toEqual([
      {
        countries: ["CHN", "KGZ", "RUS"],
        commodity: "8482",
        legs: [
          {
            exporter: "CHN",
            importer: "KGZ",
            claims: ["claim:a", "claim:b"],
            figures: null,
            evidence: ["claim:a", "claim:b"],
            caveats: [],
          },
          { exporter: "KGZ", importer: "RUS", claims: ["claim:c"], figures: null, evidence: ["claim:c"], caveats: [] },
        ],
      },
    ]);
    expect(direct).toEqual([
      {
        origin: "CHN",
        destination: "RUS",
        commodity: "8482",
        leg: { exporter: "CHN", importer: "RUS", reporter: null, evidence: ["claim:e"], caveats: [] },
      },
    ]);
  });

  test("figures held stand beside the claim", () => {
    const world = makeWorld([makeSeries({ route: "CHN>KGZ:8482", values: bothYears(3) })], {
      claimedRoutes,
      countries,
    });
    const [first] = trace(world).claimChains[0]!.legs;
    expect(first!.figures).toMatchObject({ before: { value: 3 }, change: 3 });
    expect(first!.evidence).toEqual(["source:a", "claim:a", "claim:b"]);
  });

  test("a claim on a heading is found from its subheading, one on a product not from all goods", () => {
    const world = makeWorld([], { claimedRoutes, countries });
    expect(trace(world, { commodities: ["848210"] }).claimChains).toHaveLength(1);
    expect(trace(world, { commodities: ["TOTAL"] }).claimChains).toHaveLength(0);
    expect(trace(world, { via: ["RUS"] }).claimChains).toHaveLength(0);
  });
});

test("all goods: context, flagged, in the order of the countries", () => {
  const jump = { "2021": 3_600_000, "2022": 16_800_000 };
  const world = makeWorld([
    makeSeries({ route: "CHN>KAZ:TOTAL", values: jump }),
    makeSeries({ route: "KAZ>RUS:TOTAL", side: "exporter", values: { "2021": 5, "2022": 6 } }),
    makeSeries({ route: "CHN>ARM:TOTAL", values: { "2021": 5, "2022": 6 } }),
    makeSeries({ route: "ARM>RUS:TOTAL", side: "exporter", values: { "2021": 1, "2022": 2 } }),
    makeSeries({ route: "CHN>KGZ:8482", values: { "2021": 1, "2022": 2 } }),
    makeSeries({ route: "KGZ>RUS:8482", values: { "2021": 1, "2022": 1 } }),
  ]);
  const { chains } = trace(world, { commodities: ["TOTAL", "8482"] });
  expect(chains.map(({ countries, commodity }) => `${countries[1]} ${commodity}`)).toEqual([
    "KGZ 8482",
    "ARM TOTAL",
    "KAZ TOTAL",
  ]);
  expect(chains[2]).toMatchObject({ matchedByProduct: false, level: 0 });
  expect(chains[2]!.flags).toEqual([
    "not matched by product",
    "CHN → KAZ: USD 3,600,000 in 2021, USD 16,800,000 in 2022: more than threefold in a year on all goods, possibly a reporting artefact",
    "valuations differ: CIF legs were divided by 1.06",
  ]);
});
