import { describe, expect, it } from "vitest";
import { nodeIdsIn, valueText } from "./answer-values.ts";

const node = (id: string) => ({
  $type: "node",
  elementId: "4:x:1",
  labels: ["Country"],
  properties: { id, caption: id },
});

describe("answer values", () => {
  it("reads as text", () => {
    expect(valueText(null)).toBe("—");
    expect(valueText([1, null, "a"])).toBe("[1, —, a]");
    expect(valueText({ $type: "integer", text: "9007199254740993" })).toBe("9007199254740993");
    expect(valueText({ $type: "point", srid: 4326, x: 1, y: 2 })).toBe("point 1, 2");
    expect(valueText({ $type: "path", nodes: [node("country:CHN"), node("country:KGZ")], relationships: [] })).toBe(
      "(country:CHN) — (country:KGZ)",
    );
    expect(valueText({ a: 1 })).toBe('{"a":1}');
  });

  it("finds the nodes of the graph, however deep, and no others", () => {
    const other = { $type: "node", elementId: "4:x:2", labels: ["Else"], properties: { id: "what ever" } };
    const path = { $type: "path", nodes: [node("country:CHN"), node("country:KGZ")], relationships: [] };
    expect(
      nodeIdsIn([
        [other, [{ a: path }]],
        [node("country:CHN"), "country:RUS"],
      ]),
    ).toEqual(["country:CHN", "country:KGZ"]);
  });
});
