import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CypherError } from "../../cypher-console.ts";
import { unescapeQuery } from "./unescape-query.ts";

describe("unescapeQuery", () => {
  it("writes the characters themselves and leaves other escapes", () => {
    expect(unescapeQuery(String.raw`\u0043REATE (n)`)).toBe("CREATE (n)");
    expect(unescapeQuery(String.raw`\uuu0043ALL`)).toBe("CALL");
    expect(unescapeQuery(String.raw`RETURN 'a\'b\\c\n'`)).toBe(String.raw`RETURN 'a\'b\\c\n'`);
  });

  it.each([
    String.raw`'\u0027`,
    String.raw`\u0060`,
    String.raw`// \u000a`,
    String.raw`'\\u0027'`,
    String.raw`\u005cu0041`,
  ])("refuses what can be read in two ways: %s", (query) => {
    expect(() => unescapeQuery(query)).toThrow(CypherError);
  });

  it("leaves no escape of this kind", () => {
    const pieces = fc.constantFrom("\\", "u", "0041", "0043", "'", "`", " ", "x");
    const query = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(query, (text) => {
        try {
          expect(unescapeQuery(text)).not.toMatch(/\\u+[0-9a-fA-F]{4}/);
        } catch (error) {
          if (!(error instanceof CypherError)) throw error;
        }
      }),
    );
  });
});
