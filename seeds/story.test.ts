/** The questions that the seeds were made for, answered from their relationships alone. */
import { expect, test } from "vitest";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import { readSeeds } from "./load-seeds.ts";

const content = readSeeds();
const labels = new Map(content.nodes.map(({ id, label }) => [id, label]));
const labelOf = (id: string) => labels.get(id) ?? "";
const properties = (id: string) => content.nodes.find((node) => node.id === id)?.properties ?? {};
const endsOf = (type: RelationshipType, start: string) =>
  content.relationships.filter((one) => one.type === type && one.start === start).map(({ end }) => end);
const startsOf = (type: RelationshipType, end: string) =>
  content.relationships.filter((one) => one.type === type && one.end === end).map(({ start }) => start);
const assertedBy = (id: string) =>
  startsOf("ASSERTED_BY", id).filter((claim) => properties(claim)["kind"] === "assertion");
const used = "claim:goods-from-china-used-for-russian-weapons";

test("who met whom in Beijing on 2024-04-26, and about what", () => {
  const meetings = content.nodes.filter(
    ({ type, properties }) =>
      type === "Event" && properties["date"] === "2024-04-26" && properties["kind"] === "meeting",
  );
  const seen = meetings.map(({ id }) => startsOf("PARTICIPATED_IN", id).map(labelOf).join(" and "));
  expect(seen).toEqual(["Antony Blinken and Wang Yi", "Antony Blinken and Xi Jinping"]);
  for (const { id, properties } of meetings) {
    expect(properties["place"]).toBe("Beijing");
    expect(endsOf("HELD_IN", id)).toEqual(["country:CHN"]);
    expect(endsOf("CONCERNS", id)).toContain("country:RUS");
  }
});

test("which route carries ball bearings, what is claimed about it and by whom", () => {
  for (const route of ["route:CHN>KGZ:8482", "route:KGZ>RUS:8482"]) {
    const claims = startsOf("CONCERNS", route).filter((id) => properties(id)["kind"] === "assertion");
    const speakers = claims.flatMap((id) => endsOf("ASSERTED_BY", id)).map((id) => labels.get(id));
    expect(new Set(speakers)).toEqual(new Set(["Natasha Kuhrt", "Joseph Webster"]));
    expect(claims.every((id) => properties(id)["secondHand"] === true)).toBe(true);
    expect(startsOf("CONCERNS", route).some((id) => properties(id)["kind"] === "reporting-gap")).toBe(true);
  }
  expect(properties("claim:kuhrt-ball-bearings-to-kyrgyzstan-up")["figures"]).toMatchObject([
    { value: 2000, unit: "percent", bound: "lower" },
  ]);
});

test("no figures are held for the claimed chain, and figures are held for the nearest one", () => {
  const has = (exporter: string, importer: string, hs: string) =>
    content.series.some((one) => one.exporter === exporter && one.importer === importer && one.hs === hs);
  expect([has("CHN", "KGZ", "8482"), has("KGZ", "RUS", "8482")]).toEqual([false, false]);
  expect([has("EU27", "KGZ", "8482"), has("EU27", "KGZ", "8542"), has("CHN", "KGZ", "TOTAL")]).toEqual([
    true,
    true,
    true,
  ]);
});

test("who disputes that goods from China serve Russia's weapons production", () => {
  const disputing = startsOf("DISPUTES", used);
  expect(disputing.flatMap((id) => endsOf("ASSERTED_BY", id)).map((id) => labels.get(id))).toEqual([
    "Government of China",
  ]);
});

test("which claims mention banks, and which banks are known to have been designated", () => {
  const banks = content.nodes.filter(({ type }) => type === "Bank").map(({ id }) => id);
  const claims = new Set(banks.flatMap((bank) => startsOf("CONCERNS", bank)).filter((id) => id.startsWith("claim:")));
  expect(claims).toEqual(
    new Set([
      "claim:chong-barring-big-banks-disrupts-trade",
      "claim:chong-limits-on-smaller-banks",
      "claim:kuhrt-chinese-banks-stopped-serving-russian-banks",
    ]),
  );
  const designated = content.relationships.filter(
    ({ type, properties }) => type === "SANCTIONS" && properties["kind"] === "designation",
  );
  const names = designated.map(({ end, from }) => `${labels.get(end)} ${from}`).toSorted();
  expect(names).toEqual([
    "Alfa-Bank 2022-04-06",
    "Bank Otkritie 2022-02-24",
    "Novikombank 2022-02-24",
    "Promsvyazbank 2022-02-22",
    "Sberbank 2022-04-06",
    "Sovcombank 2022-02-24",
    "VEB.RF (Vnesheconombank) 2022-02-22",
    "VTB Bank 2022-02-24",
  ]);
});

test("what else Kuhrt asserted", () => {
  expect(assertedBy("person:natasha-kuhrt").toSorted()).toEqual([
    "claim:kuhrt-ball-bearings-to-kyrgyzstan-up",
    "claim:kuhrt-chinese-banks-stopped-serving-russian-banks",
    "claim:kuhrt-no-wedge-between-china-and-russia",
    "claim:kuhrt-onward-to-russia-looks-like-evasion",
  ]);
});

test("which members of the Eurasian Economic Union have figures from China and on to Russia", () => {
  const members = startsOf("MEMBER_OF", "organization:eurasian-economic-union").map((id) =>
    id.slice("country:".length),
  );
  expect(members.toSorted()).toEqual(["ARM", "BLR", "KAZ", "KGZ", "RUS"]);
  const hubs = members.filter(
    (hub) =>
      content.series.some(({ exporter, importer }) => exporter === "CHN" && importer === hub) &&
      content.series.some(({ exporter, importer }) => exporter === hub && importer === "RUS"),
  );
  expect(hubs.toSorted()).toEqual(["ARM", "BLR", "KAZ", "KGZ"]);
});

test("every claim of the report is there, with who made it and where it stands", () => {
  const claimsBy = (id: string) => assertedBy(id).length;
  expect({
    officials: claimsBy("organization:us-officials-unnamed"),
    blinken: claimsBy("person:Q7821917"),
    china: claimsBy("organization:government-of-china"),
    wang: claimsBy("person:Q701801"),
    xi: claimsBy("person:Q15031"),
    chong: claimsBy("person:ian-chong"),
    kuhrt: claimsBy("person:natasha-kuhrt"),
    lukin: claimsBy("person:artyom-lukin"),
    analysts: claimsBy("organization:analysts-unnamed"),
    unitedStates: claimsBy("organization:government-of-the-united-states"),
  }).toEqual({
    officials: 1,
    blinken: 3,
    china: 2,
    wang: 1,
    xi: 1,
    chong: 3,
    kuhrt: 4,
    lukin: 2,
    analysts: 1,
    unitedStates: 2,
  });
  const claims = content.nodes.filter(({ type }) => type === "Claim").map(({ id }) => id);
  const incomplete = (["ASSERTED_BY", "STATED_IN", "CONCERNS"] as const).map((type) =>
    claims.filter((id) => endsOf(type, id).length === 0),
  );
  expect(incomplete).toEqual([[], [], []]);
});

test("claims concern the routes of microchips and machine tools from China to Russia", () => {
  const headings = ["8541", "8542", ...Array.from({ length: 11 }, (_, index) => String(8456 + index))];
  expect(endsOf("CONCERNS", used)).toEqual(expect.arrayContaining(headings.map((hs) => `route:CHN>RUS:${hs}`)));
});

test("a search would find people, banks and countries by their other names", () => {
  const known = (id: string, name: string) => {
    const { names, aliases } = properties(id) as { names?: Record<string, string>; aliases?: string[] };
    return [...Object.values(names ?? {}), ...(aliases ?? [])].includes(name);
  };
  expect(known("person:Q701801", "王毅")).toBe(true);
  expect(known("organization:ofac-17013", "ВТБ")).toBe(true);
  expect(known("country:KGZ", "Kırgızistan")).toBe(true);
  expect(known("country:RUS", "Российская Федерация")).toBe(true);
  expect(known("commodity:8482", "ball bearings")).toBe(true);
});
