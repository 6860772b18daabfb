import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTooDeep, maximumDepth, readJsonText } from "./json-text.ts";

const nest = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

function refusal(text: string): string {
  try {
    readJsonText(text);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

describe("readJsonText", () => {
  it("reads what JSON.parse reads", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), (text) => {
        fc.pre(!text.includes("\\u0000"));
        expect(readJsonText(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("names the text that it was given", () => {
    expect(() => readJsonText("{oops", "mapping")).toThrow("The mapping stops being JSON at line 1, column 2");
  });

  it("takes 64 levels and refuses 65 and 100,000", () => {
    expect(readJsonText(nest(maximumDepth))).toBeDefined();
    expect(refusal(nest(65))).toBe("The body nests deeper than 64 levels at line 1, column 65");
    expect(refusal('{"a":'.repeat(100_000))).toContain("deeper than 64 levels");
  });

  it("does not count brackets in strings", () => {
    expect(findTooDeep(JSON.stringify({ text: `${"[".repeat(200)}\\"${"{".repeat(200)}` }))).toBeUndefined();
  });

  it("names line and column of what is not JSON", () => {
    expect(refusal('{\n  "origins": ["CHN",]\n}')).toBe("The body stops being JSON at line 2, column 21");
    expect(refusal('{"origins": ["CHN"')).toBe("The body stops being JSON at line 1, column 19");
  });

  it("names the field that holds a NUL character", () => {
    expect(refusal(String.raw`{"via": ["KGZ", "A\u0000"]}`)).toContain("via.1: holds a NUL character");
    expect(refusal(String.raw`{"a\u0000": 1}`)).toContain("body: holds a NUL character");
  });
});
