import neo4j from "neo4j-driver";
import { describe, expect, it } from "vitest";
import { ValueMapper } from "./map-value.ts";

const map = (value: unknown) => new ValueMapper().map(value);

describe("ValueMapper", () => {
  it("gives numbers exactly and counts what is missing", () => {
    const mapper = new ValueMapper();
    expect(mapper.map([1n, 9_007_199_254_740_993n, 0.5, Number.NaN, -Infinity])).toEqual([
      1,
      { $type: "integer", text: "9007199254740993" },
      0.5,
      null,
      { $type: "float", text: "-Infinity" },
    ]);
    expect(mapper.missingValues).toBe(1);
  });

  it("marks times, points, bytes and maps with a key of its own", () => {
    expect(map(new neo4j.types.Date(2024, 4, 26))).toEqual({ $type: "date", text: "2024-04-26" });
    expect(map(new neo4j.types.Point(neo4j.int(7203), 1, 2))).toEqual({ $type: "point", srid: 7203, x: 1, y: 2 });
    expect(map(Int8Array.of(1, -1))).toEqual({ $type: "bytes", base64: "Af8=" });
    expect(map({ $type: "node" })).toEqual({ $type: "map", entries: { $type: "node" } });
  });

  it("gives a path as its nodes and relationships", () => {
    const node = (id: string) => new neo4j.types.Node(0n, ["B", "A"], { name: id }, id);
    const relationship = new neo4j.types.Relationship(0n, 0n, 1n, "SHIPS", { x: 1n }, "r", "a", "b");
    const segment = new neo4j.types.PathSegment(node("a"), relationship, node("b"));
    const path = new neo4j.types.Path(node("a"), node("b"), [segment]);
    const of = (id: string) => ({ $type: "node", elementId: id, labels: ["A", "B"], properties: { name: id } });
    expect(map(path)).toEqual({
      $type: "path",
      nodes: [of("a"), of("b")],
      relationships: [
        { $type: "relationship", elementId: "r", type: "SHIPS", start: "a", end: "b", properties: { x: 1 } },
      ],
    });
  });
});
