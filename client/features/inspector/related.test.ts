import { describe, expect, it } from "vitest";
import type { GraphNode, Relationship } from "#graph-schema/graph.ts";
import { relatedGroups, relatedItems } from "./related.ts";

function makeClaim(key: string): GraphNode {
  return { id: `claim:${key}`, type: "Claim", label: key, properties: {}, evidence: [] };
}

function makeDispute(start: string, end: string): Relationship {
  return {
    id: `DISPUTES|claim:${start}|claim:${end}`,
    type: "DISPUTES",
    start: `claim:${start}`,
    end: `claim:${end}`,
    from: null,
    to: null,
    properties: {},
    evidence: [],
  };
}

describe("neighbours in the inspector", () => {
  it("tells who disputes a claim from whom it disputes", () => {
    const answer = {
      nodes: [makeClaim("a"), makeClaim("b")],
      relationships: [makeDispute("a", "it"), makeDispute("it", "b")],
    };
    const ask = (direction: "incoming" | "outgoing") =>
      relatedItems(answer, { id: "claim:it", relationshipType: "DISPUTES", direction }).map((item) => item.node.label);
    expect(ask("incoming")).toEqual(["a"]);
    expect(ask("outgoing")).toEqual(["b"]);
  });

  it("adds up neighbour types and puts the asked types first", () => {
    const groups = relatedGroups(
      [
        { relationshipType: "CONCERNS", direction: "outgoing", nodeType: "Country", count: 2 },
        { relationshipType: "CONCERNS", direction: "outgoing", nodeType: "Commodity", count: 3 },
        { relationshipType: "DISPUTES", direction: "incoming", nodeType: "Claim", count: 1 },
      ],
      ["DISPUTES"],
    );
    expect(groups.map(({ relationshipType, count }) => [relationshipType, count])).toEqual([
      ["DISPUTES", 1],
      ["CONCERNS", 5],
    ]);
  });
});
