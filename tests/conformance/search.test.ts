import { beforeAll, expect, test } from "vitest";
import type { NodeType } from "#graph-schema/node-types.ts";
import { describeEachFilledStore } from "./for-each-store.ts";
import {
  areas,
  commodity,
  country,
  fillWithTrade,
  official,
  organization,
  person,
  relate,
  runImport,
} from "./small-world.ts";

describeEachFilledStore("search", (subject) => {
  const find = (q: string, more: { type?: NodeType; limit?: number } = {}) =>
    subject.store.search({ q, limit: 20, ...more });
  const ids = async (q: string, more?: { type?: NodeType }) => (await find(q, more)).items.map(({ id }) => id);
  const first = async (q: string) => {
    const { items } = await find(q);
    return items[0] && [items[0].id, items[0].match.kind, items[0].match.text];
  };

  beforeAll(async () => {
    await fillWithTrade(subject.store);
    const names = { tr: "Kırgızistan", ru: "Киргизия", zh: "吉尔吉斯斯坦" };
    await runImport(subject.store, {
      contributor: "seeds",
      batch: {
        nodes: [
          country("KGZ", "Kyrgyzstan", { iso2: "KG", iso3: "KGZ", unCode: "417", names }),
          country("POL", "Poland", { names: { pl: "Polska", cs: "Polsko" }, aliases: ["Łódź voivodeship’s country"] }),
          official("Q701801", "Wang Yi", { names: { zh: "王毅" } }),
          official("Q8292723", "Wang Wentao"),
          person("wangari", "Wangari Example"),
          organization("q-vtb", "VTB Bank", { aliases: ["ВТБ"], identifiers: { bic: ["VTBRRUMM"] } }),
          organization("q-vtb-armenia", "VTB Bank Armenia"),
          commodity("8482", "Ball or roller bearings"),
          commodity("848210", "Ball bearings"),
        ],
        relationships: [relate("HOLDS_OFFICE", "person:Q701801", "country:CHN", { properties: { title: "Minister" } })],
      },
    });
  });

  test("finds a name in any letters, scripts and marks", async () => {
    expect(await first("Kırgızistan")).toStrictEqual(["country:KGZ", "exact", "Kırgızistan"]);
    expect(await first("kirgizistan")).toStrictEqual(["country:KGZ", "exact", "Kırgızistan"]);
    expect(await first("КИРГИЗИЯ")).toStrictEqual(["country:KGZ", "exact", "Киргизия"]);
    expect(await first("kirgiziya")).toStrictEqual(["country:KGZ", "exact", "Киргизия"]);
    expect(await first("吉尔吉斯斯坦")).toStrictEqual(["country:KGZ", "exact", "吉尔吉斯斯坦"]);
    expect(await first("ВТБ")).toStrictEqual(["organization:q-vtb", "exact", "ВТБ"]);
    expect(await first("王毅")).toStrictEqual(["person:Q701801", "exact", "王毅"]);
    expect((await first("lodz"))?.slice(0, 2)).toStrictEqual(["country:POL", "prefix"]);
  });

  test("finds codes and identifiers whole", async () => {
    expect(await first("8482")).toStrictEqual(["commodity:8482", "code", "8482"]);
    expect(await first("848210")).toStrictEqual(["commodity:848210", "code", "848210"]);
    expect(await first("kg")).toStrictEqual(["country:KGZ", "code", "KG"]);
    expect(await first("KGZ")).toStrictEqual(["country:KGZ", "code", "KGZ"]);
    expect(await first("vtbrrumm")).toStrictEqual(["organization:q-vtb", "code", "VTBRRUMM"]);
  });

  test("finds by id, routes too", async () => {
    expect(await first("person:Q701801")).toStrictEqual(["person:Q701801", "id", "person:Q701801"]);
    expect(await first("route:CHN>KGZ:848210")).toStrictEqual(["route:CHN>KGZ:848210", "id", "route:CHN>KGZ:848210"]);
    expect(await ids("route:CHN>KGZ:999999")).toStrictEqual([]);
  });

  test("puts exact names first, then prefixes, words and what lies within; then type and prominence", async () => {
    expect(await ids("vtb bank")).toStrictEqual(["organization:q-vtb", "organization:q-vtb-armenia"]);
    // All three begin so: a Person comes before an Official, and of the officials the one with a relationship leads.
    expect(await ids("wang")).toStrictEqual(["person:wangari", "person:Q701801", "person:Q8292723"]);
    expect((await find("bearings")).items.map(({ id, match }) => [id, match.kind])).toStrictEqual([
      ["commodity:848210", "word"],
      ["commodity:8482", "word"],
    ]);
    expect((await find("earings")).items.map(({ match }) => match.kind)).toStrictEqual(["substring", "substring"]);
  });

  test("takes words in any order after phrases", async () => {
    expect((await find("bearings ball")).items.map(({ id }) => id)).toContain("commodity:848210");
    expect(await first("yi wang")).toStrictEqual(["person:Q701801", "word", "Wang Yi"]);
    expect(await ids("wang nobody")).toStrictEqual([]);
  });

  test("takes a type as a prefix and as a parameter; a base type holds its subtypes", async () => {
    expect(await ids("official:wang")).toStrictEqual(["person:Q701801", "person:Q8292723"]);
    expect(await ids("person:wang")).toHaveLength(3);
    expect(await ids("wang", { type: "Official" })).toHaveLength(2);
    expect(await ids("country:wang")).toStrictEqual([]);
  });

  test("finds terms under three characters as a whole or a beginning only", async () => {
    expect(await ids("wa")).toHaveLength(3);
    expect(await ids("yi")).toStrictEqual([]);
  });

  test("finds routes by their ends and code with the route prefix", async () => {
    expect(await ids("route:CHN KGZ 848210")).toStrictEqual(["route:CHN>KGZ:848210"]);
    expect(await ids("route:kgz")).toStrictEqual(["route:CHN>KGZ:848210", "route:KGZ>RUS:848210"]);
  });

  test("says how many there are beyond the limit", async () => {
    const { items, total } = await find("wang", { limit: 1 });
    expect(items).toHaveLength(1);
    expect(total).toStrictEqual({ value: 3, exact: true });
  });

  test("answers nothing for what is only signs, and takes quotes, wildcards and SQL as text", async () => {
    for (const q of [
      "%",
      "_",
      '"',
      "'",
      "*",
      "a' OR 1=1 --",
      'x" OR "y',
      "NEAR(a b)",
      "()",
      "ball AND bearings",
      "\u0000",
      "\u{10FFFF}",
    ]) {
      const { items, total } = await find(q);
      expect([q, items.length <= total.value]).toStrictEqual([q, true]);
    }
    expect(await ids("%")).toStrictEqual([]);
  });

  test("forgets the names that a node no longer has", async () => {
    await runImport(subject.store, {
      contributor: "seeds",
      batch: { nodes: [...areas, person("wangari", "Somebody Else")] },
    });
    expect(await ids("wangari example")).toStrictEqual([]);
    expect(await ids("somebody")).toStrictEqual(["person:wangari"]);
  });
});
