import { expect, test } from "vitest";
import { makeCountry, makeFacts } from "../../../tests/fixtures/make-trade-world.ts";
import type { CaveatFacts } from "../trace-world.ts";
import { caveatsOnRoute, claimsOnRoute } from "./statements.ts";

function caveat(id: string, concerns: string[], more: Partial<CaveatFacts> = {}): CaveatFacts {
  return { id, kind: "caveat", concerns, sides: [], betweenMembers: false, validFrom: null, validTo: null, ...more };
}

const facts = makeFacts(
  {
    countries: [makeCountry("EAEU", ["KGZ", "RUS"])],
    caveats: [
      caveat("claim:bazaar", ["country:KGZ"]),
      caveat("claim:gap", ["country:RUS", "source:other"], {
        kind: "reporting-gap",
        sides: ["importer"],
        validFrom: "2022",
      }),
      caveat("claim:dataset-gap", ["country:BLR", "source:comtrade"], { kind: "reporting-gap", sides: ["importer"] }),
      caveat("claim:inside", ["country:EAEU"], { betweenMembers: true }),
      caveat("claim:gold", ["country:KGZ", "commodity:7108"]),
      caveat("claim:route", ["route:CHN>KGZ:8482"]),
      caveat("claim:dataset", ["source:imf-imts"]),
      caveat("claim:union", ["country:EAEU"]),
      caveat("claim:total", ["commodity:TOTAL"]),
    ],
    claimedRoutes: [
      { exporter: "CHN", importer: "KGZ", hs: "8482", claims: ["claim:b", "claim:a"] },
      { exporter: "CHN", importer: "KGZ", hs: "TOTAL", claims: ["claim:t"] },
    ],
  },
  [],
);

const during = { frequency: "year", first: 2021, last: 2022 } as const;
const leg = (
  exporter: string,
  importer: string,
  hs: string,
  datasets: string[] = [],
  sides: ("exporter" | "importer")[] = [],
) => caveatsOnRoute(facts, during, { exporter, importer, hs, datasets, sides });

test("a country's caveat stands on every leg that touches it", () => {
  expect(leg("CHN", "KGZ", "8482")).toEqual(["claim:bazaar", "claim:route", "claim:union"]);
  expect(leg("KGZ", "TUR", "8542")).toEqual(["claim:bazaar", "claim:union"]);
  expect(leg("CHN", "TUR", "8542")).toEqual([]);
});

test("a commodity narrows it; all goods contain each commodity, not the other way round", () => {
  expect(leg("CHN", "KGZ", "710812")).toContain("claim:gold");
  expect(leg("CHN", "KGZ", "TOTAL")).toEqual(["claim:bazaar", "claim:gold", "claim:total", "claim:union"]);
});

test("a reporting gap stands on its side, from its date on, whatever the dataset", () => {
  expect(leg("KAZ", "RUS", "8482")).toContain("claim:gap");
  expect(leg("RUS", "KAZ", "8482")).not.toContain("claim:gap");
  const before = { frequency: "month", first: 2020 * 12, last: 2021 * 12 + 11 } as const;
  expect(
    caveatsOnRoute(facts, before, { exporter: "KAZ", importer: "RUS", hs: "8482", datasets: [], sides: [] }),
  ).toEqual(["claim:union"]);
});

test("a gap that names a dataset stands where nobody reports, on that dataset's figures and on its side's", () => {
  const gap = "claim:dataset-gap";
  expect(leg("CHN", "BLR", "8482")).toContain(gap);
  expect(leg("CHN", "BLR", "8482", ["source:comtrade"], ["exporter"])).toContain(gap);
  expect(leg("CHN", "BLR", "8482", ["source:imf-imts"], ["importer"])).toContain(gap);
  expect(leg("EU27", "BLR", "8482", ["source:eurostat"], ["exporter"])).not.toContain(gap);
  expect(leg("BLR", "TUR", "8482")).not.toContain(gap);
});

test("what is said of trade between members stands on legs between two of them", () => {
  expect(leg("KGZ", "RUS", "8542")).toContain("claim:inside");
  expect(leg("CHN", "KGZ", "8542")).not.toContain("claim:inside");
  expect(leg("RUS", "TUR", "8542")).not.toContain("claim:inside");
});

test("a dataset's caveat stands on the legs that it serves", () => {
  expect(leg("CHN", "TUR", "8482", ["source:imf-imts"])).toEqual(["claim:dataset"]);
});

test("claims concern a route and its finer and coarser codes", () => {
  const route = { exporter: "CHN", importer: "KGZ" };
  expect(claimsOnRoute(facts, { ...route, hs: "848210" })).toEqual(["claim:a", "claim:b"]);
  expect(claimsOnRoute(facts, { ...route, hs: "84" })).toEqual(["claim:a", "claim:b"]);
  expect(claimsOnRoute(facts, { ...route, hs: "TOTAL" })).toEqual(["claim:t"]);
  expect(claimsOnRoute(facts, { ...route, hs: "8542" })).toEqual([]);
});
