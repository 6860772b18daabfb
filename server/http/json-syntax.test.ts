import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSyntaxFault } from "./json-syntax.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("findSyntaxFault", () => {
  it.each([
    ['{"a": [1,]}', 9],
    ["[01]", 2],
    ['{"a" 1}', 5],
    ['["\n"]', 2],
    [String.raw`["\x"]`, 2],
    ['{"a":1', 6],
    ["", 0],
    ["[] []", 3],
    ["{a:1}", 1],
  ])("finds the fault of %j", (text, position) => {
    expect(findSyntaxFault(text)).toBe(position);
  });

  it("agrees with JSON.parse on whole, cut and damaged texts", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.nat(), fc.string({ maxLength: 2 }), (json, place, more) => {
        const at = place % (json.length + 1);
        for (const text of [json, json.slice(0, at), json.slice(0, at) + more + json.slice(at)]) {
          expect(findSyntaxFault(text) === undefined).toBe(isJson(text));
        }
      }),
      { numRuns: 500 },
    );
  });
});
