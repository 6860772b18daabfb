import { expect, test } from "vitest";
import { cypherLiteral } from "./cypher-literal.ts";

test("parameters are written as Neo4j Browser takes them", () => {
  const parameters = {
    ids: ["country:KGZ"],
    limit: 12,
    none: null,
    coverage: { EU27: [{ "a key": true }] },
    text: "\"'\n",
  };
  expect(cypherLiteral(parameters)).toBe(
    '{ids: ["country:KGZ"], limit: 12, none: null, coverage: {EU27: [{`a key`: true}]}, text: "\\"\'\\n"}',
  );
});
