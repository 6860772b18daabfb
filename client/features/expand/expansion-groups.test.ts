import { describe, expect, it } from "vitest";
import type { Relationship } from "#graph-schema/graph.ts";
import { countShown, expansionGroups } from "./expansion-groups.ts";

describe("groups of neighbours", () => {
  it("bring both directions of one type together and read from the expanded node", () => {
    expect(
      expansionGroups([
        { relationshipType: "HOLDS_OFFICE", direction: "incoming", nodeType: "Official", count: 4310 },
        { relationshipType: "BORDERS", direction: "incoming", nodeType: "Country", count: 1 },
        { relationshipType: "BORDERS", direction: "outgoing", nodeType: "Country", count: 3 },
      ]),
    ).toEqual([
      { relationshipType: "BORDERS", nodeType: "Country", words: "borders", count: 4 },
      { relationshipType: "HOLDS_OFFICE", nodeType: "Official", words: "office held by", count: 4310 },
    ]);
  });

  it("count what is joined on the canvas, by relationship type and neighbour type, each neighbour once", () => {
    const make = (id: string, start: string, end: string): Relationship => ({
      id,
      type: "HOLDS_OFFICE",
      start,
      end,
      from: null,
      to: null,
      properties: {},
      evidence: [],
    });
    const drawn = [
      make("1", "person:a", "country:CHN"),
      make("2", "person:a", "country:CHN"),
      make("3", "person:b", "country:CHN"),
      make("4", "person:a", "country:RUS"),
    ];
    const typeOf = (id: string) => (id === "person:b" ? ("Person" as const) : ("Official" as const));
    expect(countShown("country:CHN", { relationshipType: "HOLDS_OFFICE", nodeType: "Official" }, drawn, typeOf)).toBe(
      1,
    );
    expect(countShown("country:CHN", { relationshipType: "HOLDS_OFFICE", nodeType: "Person" }, drawn, typeOf)).toBe(2);
    expect(countShown("country:CHN", { relationshipType: "BORDERS", nodeType: "Country" }, drawn, typeOf)).toBe(0);
  });
});
