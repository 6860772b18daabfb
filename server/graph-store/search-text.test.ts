import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSearch } from "./search-query.ts";
import { fold, searchForms } from "./search-text.ts";

test.each([
  ["Kırgızistan", ["kirgizistan"]],
  ["Łódź", ["lodz"]],
  ["Đà Nẵng", ["da nang"]],
  ["Côte d’Ivoire", ["cote d ivoire"]],
  ["Straße", ["strasse"]],
  ["İstanbul", ["istanbul"]],
  ["ВТБ", ["втб", "vtb"]],
  ["Ελλάδα", ["ελλαδα", "ellada"]],
  ["王毅", ["王毅", "wang yi", "wangyi"]],
  ["AT&T (Bank)", ["at t bank"]],
  ["８４８２", ["8482"]],
  ["—", []],
])("%s is stored and found as %j", (text, forms) => {
  expect(searchForms(text)).toStrictEqual(forms);
});

test("Arabic names have a Latin form", () => {
  expect(searchForms("الصين")).toHaveLength(2);
});

test("a form is its own form", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test("a search is split into type and term, and a colon that names no type stays in the term", () => {
  const search = (q: string, type?: "Person") => parseSearch({ q, limit: 20, ...(type ? { type } : {}) });
  expect(search("official: Wang Yi")).toStrictEqual({
    id: undefined,
    phrases: ["wang yi"],
    wordLists: [["wang", "yi"]],
    types: ["Official"],
  });
  expect(search("person:wang").types).toStrictEqual(["Person", "Official"]);
  expect(search("official:wang", "Person").types).toStrictEqual(["Official"]);
  expect(search("bank:wang", "Person").types).toStrictEqual([]);
  expect(search("talks: Beijing")).toMatchObject({ phrases: ["talks beijing"], types: undefined });
  expect(search("country:KGZ")).toMatchObject({ id: "country:KGZ", phrases: ["kgz"], types: ["Country"] });
});
