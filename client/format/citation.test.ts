import { describe, expect, it } from "vitest";
import type { GraphNode } from "#graph-schema/graph.ts";
import { citeSource } from "./citation.ts";
import { strictestTerms } from "./licence.ts";

function makeSource(properties: Record<string, unknown>): GraphNode {
  return { id: "source:test", type: "Dataset", label: "Test table", properties, evidence: [] };
}

describe("citing a source", () => {
  it("names publisher, title, edition, dates, address and licence", () => {
    const source = makeSource({
      title: "Trade by partner",
      publisher: "Office of Tests",
      edition: "2023",
      published: "2024-01",
      retrieved: "2024-05-02",
      url: "https://example.org/table",
      licence: "CC BY 4.0",
    });
    expect(citeSource(source)).toBe(
      "Office of Tests, Trade by partner, edition 2023, published January 2024, https://example.org/table, retrieved 2 May 2024, CC BY 4.0",
    );
  });

  it("says what is not established", () => {
    expect(citeSource(makeSource({ title: null, publisher: null, licence: null }))).toBe(
      "publisher not established, Test table, licence not stated",
    );
  });
});

describe("terms of several sources", () => {
  const free = makeSource({ licence: "CC0", commercialUse: true });
  const unstated = makeSource({ licence: null, commercialUse: null });
  const closed = makeSource({ licence: "CC BY-NC 4.0", commercialUse: false });

  it("are those of the strictest", () => {
    expect(strictestTerms([free]).commercialUse).toBe("yes");
    expect(strictestTerms([free, unstated]).commercialUse).toBe("not stated");
    expect(strictestTerms([free, unstated, closed])).toEqual({
      licences: ["CC0", "licence not stated", "CC BY-NC 4.0"],
      commercialUse: "no",
    });
    expect(strictestTerms([]).commercialUse).toBe("not stated");
  });
});
