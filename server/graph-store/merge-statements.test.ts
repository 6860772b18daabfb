import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canonicalJson,
  mergeNodeStatements,
  mergeRelationshipStatements,
  type Contribution,
  type NodeStatement,
} from "./merge-statements.ts";

function says(contributor: string, statement: Partial<NodeStatement>): Contribution<NodeStatement> {
  return {
    contributor,
    statement: { type: "Organization", label: "Name", properties: {}, evidence: [], ...statement },
  };
}

test("imports stand before seeds, then the contributor's id decides", () => {
  const merged = mergeNodeStatements("organization:x", [
    says("seeds", { label: "Seed name" }),
    says("source:b", { label: "B" }),
    says("source:a", { label: "A" }),
  ]);
  expect(merged.label).toBe("A");
  expect(merged.alternatives).toStrictEqual([
    { property: "label", value: "B", source: "source:b" },
    { property: "label", value: "Seed name", source: "seeds" },
  ]);
});

test("lists unite sorted, records unite by name, and null gives way", () => {
  const merged = mergeNodeStatements("organization:x", [
    says("source:a", {
      properties: { aliases: ["b"], names: { en: "One", ru: "Один" }, identifiers: { bic: ["X"] }, kind: null },
      evidence: ["source:2"],
    }),
    says("source:b", {
      properties: { aliases: ["a", "b"], names: { en: "Two" }, identifiers: { bic: ["A"], lei: ["L"] }, kind: "bank" },
      evidence: ["source:1", "source:2"],
    }),
  ]);
  expect(merged.properties).toStrictEqual({
    aliases: ["a", "b"],
    names: { en: "One", ru: "Один" },
    identifiers: { bic: ["A", "X"], lei: ["L"] },
    kind: "bank",
  });
  expect(merged.evidence).toStrictEqual(["source:1", "source:2"]);
  expect(merged.alternatives).toStrictEqual([{ property: "names.en", value: "Two", source: "source:b" }]);
});

test("a subtype stands, whoever says it", () => {
  const types = [says("source:a", {}), says("seeds", { type: "Bank" })];
  expect(mergeNodeStatements("organization:x", types).type).toBe("Bank");
});

test("a label that only repeats the key gives way to the seeds without a trace", () => {
  const bare = says("source:a", {
    type: "Commodity",
    label: "8482",
    properties: { hs: "8482" },
    evidence: ["source:a"],
  });
  const named = says("seeds", { type: "Commodity", label: "Bearings", properties: { hs: "8482", level: 4 } });
  expect(mergeNodeStatements("commodity:8482", [bare, named])).toStrictEqual({
    type: "Commodity",
    label: "Bearings",
    properties: { hs: "8482", level: 4 },
    evidence: ["source:a"],
    alternatives: [],
  });
  expect(mergeNodeStatements("commodity:8482", [bare]).label).toBe("8482");
});

test("of two dates of a relationship the one that is known stands, and the loser is kept", () => {
  const statement = { from: "2004", properties: {}, evidence: [] };
  const merged = mergeRelationshipStatements([
    { contributor: "seeds", statement: { ...statement, to: "2020" } },
    { contributor: "source:a", statement: { ...statement, to: null } },
    { contributor: "source:b", statement: { ...statement, to: ".." } },
  ]);
  expect(merged.to).toBe("..");
  expect(merged.alternatives).toStrictEqual([{ property: "to", value: "2020", source: "seeds" }]);
});

const properties = fc.dictionary(
  fc.constantFrom("a", "b", "names", "__proto__", "label"),
  fc.oneof(
    fc.constantFrom("x", "y", 1, true, null),
    fc.array(fc.constantFrom("p", "q", "r")),
    fc.dictionary(fc.constantFrom("en", "ru"), fc.constantFrom("x", "y")),
  ),
);
const contributions = fc
  .uniqueArray(fc.constantFrom("seeds", "source:a", "source:b", "source:c"), { minLength: 1 })
  .chain((names) =>
    fc.tuple(
      ...names.map((contributor) =>
        fc.record({
          contributor: fc.constant(contributor),
          statement: fc.record({
            type: fc.constantFrom<NodeStatement["type"][]>("Organization", "Bank"),
            label: fc.constantFrom("x", "One", "Two"),
            properties,
            evidence: fc.array(fc.constantFrom("source:1", "source:2", "claim:c")),
          }),
        }),
      ),
    ),
  );

test("the outcome does not depend on the order of contributions, and merging it again changes nothing", () => {
  fc.assert(
    fc.property(contributions, fc.func(fc.integer()), (given, sorting) => {
      const merged = mergeNodeStatements("organization:x", given);
      const shuffled = given.toSorted((a, b) => sorting(a.contributor) - sorting(b.contributor));
      expect(canonicalJson(mergeNodeStatements("organization:x", shuffled))).toBe(canonicalJson(merged));
      const { alternatives: _, ...statement } = merged;
      const again = mergeNodeStatements("organization:x", [{ contributor: "seeds", statement }]);
      expect(canonicalJson(again)).toBe(canonicalJson({ ...statement, alternatives: [] }));
    }),
  );
});
