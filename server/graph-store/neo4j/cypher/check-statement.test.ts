import { describe, expect, it } from "vitest";
import { checkStatement } from "./check-statement.ts";
import { readStatement } from "./read-statement.ts";

const allowed = [
  "MATCH (a:Country {iso3: 'CHN'})-[:SHIPS]->(r) RETURN r.hs, toLower(r.label) AS l ORDER BY l SKIP 1 LIMIT 10;",
  "MATCH (a:`X y`) /* hi\n there */ WHERE a.x = 'a\nb;\n;c' // z\n RETURN a{.*}, count(*), date('2024-01-01')",
  "RETURN reduce(a = 0, x IN [1] | a + x), all(x IN [1] WHERE x > 0), trim(BOTH 'x' FROM 'xx'), -1.5e3, $p, $`q r`",
  "MATCH p = ANY SHORTEST (a)-->{1,3}(b) WHERE EXISTS { (a)--(b) } RETURN p",
  "CYPHER 25 MATCH (n) LET x = n.x FILTER x > 1 RETURN x NEXT RETURN 1 AS one",
  "MATCH (n) CALL (n) { MATCH (n)--(m) RETURN count(m) AS c } RETURN n, c UNION ALL MATCH (n) RETURN n, 1 AS c",
  "CALL db.labels() YIELD label RETURN label",
  "MATCH (functionName:clause) RETURN functionName.namespace, [(a)--(b) | b.useClause] AS command",
];

describe("checkStatement", () => {
  it.each(allowed)("lets through what reads: %s", (query) => {
    const facts = readStatement(query);
    expect(() => checkStatement(facts)).not.toThrow();
    expect(facts.isWhole).toBe(true);
  });

  it("knows a text of which the parser leaves a part unread", () => {
    expect(readStatement("RETURN 1 RETRUN apoc.load.json('x')").isWhole).toBe(false);
  });

  it("reads names through backticks, comments and case", () => {
    const { functions, procedures } = readStatement("CALL `db` . /**/ labels() YIELD label RETURN `Apoc`.`load.x`(1)");
    expect(functions).toEqual(["apoc.load.x"]);
    expect(procedures).toEqual(["db.labels"]);
  });
});
