/** Queries of people who mean harm, or do not know better; none may do more than read. */
interface Refused {
  query: string;
  /** What the refusal names. */
  operator: string | RegExp;
  parameters?: Record<string, unknown>;
}

/** Filled in by the test: addresses of a file, of a listening port and of another database. */
export interface Targets {
  file: string;
  address: string;
}

const escaped = (text: string) =>
  [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

const writes: Refused[] = [
  { query: "CREATE (:Hostile)", operator: "CREATE" },
  { query: "create (n:Hostile) return n", operator: "CREATE" },
  { query: "INSERT (:Hostile)", operator: "INSERT" },
  { query: "MERGE (n:Hostile {id: 1}) RETURN n", operator: "MERGE" },
  { query: "MATCH (n:CypherTest) DELETE n", operator: "DELETE" },
  { query: "MATCH (n:CypherTest) DETACH DELETE n", operator: "DELETE" },
  { query: "MATCH (n:CypherTest) SET n.number = 0", operator: "SET" },
  { query: "MATCH (n:CypherTest) SET n:Hostile RETURN n", operator: "SET" },
  { query: "MATCH (n:CypherTest) REMOVE n.number", operator: "REMOVE" },
  { query: "MATCH (a:CypherTest), (b:CypherTest) CREATE (a)-[:HOSTILE]->(b)", operator: "CREATE" },
  { query: "FOREACH (x IN [1, 2] | CREATE (:Hostile))", operator: /FOREACH|CREATE/ },
  { query: "MATCH (n:CypherTest) FOREACH (x IN [n] | SET x.number = 0)", operator: /FOREACH|SET/ },
  { query: "CALL { CREATE (n:Hostile) RETURN n } RETURN n", operator: "CREATE" },
  { query: "CALL () { CREATE (:Hostile) } RETURN 1", operator: "CREATE" },
  { query: "MATCH (n:CypherTest) CALL (n) { WITH n DELETE n } RETURN 1", operator: "DELETE" },
  { query: "MATCH (n:CypherTest) WHERE EXISTS { CREATE (:Hostile) } RETURN n", operator: "CREATE" },
  { query: "RETURN COLLECT { MERGE (n:Hostile) RETURN n }", operator: "MERGE" },
  { query: "RETURN COUNT { MATCH (n:CypherTest) SET n.number = 0 RETURN n }", operator: "SET" },
  {
    query: "MATCH (n:CypherTest) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1 ROW",
    operator: /DELETE|TRANSACTIONS/,
  },
  {
    query: "UNWIND [1, 2] AS x CALL (x) { CREATE (:Hostile) } IN CONCURRENT TRANSACTIONS",
    operator: /CREATE|TRANSACTIONS/,
  },
  { query: "CALL { MATCH (n) RETURN count(n) AS c } IN TRANSACTIONS RETURN c", operator: /TRANSACTIONS/ },
  { query: "RETURN 1 AS x UNION CREATE (n:Hostile) RETURN 2 AS x", operator: "CREATE" },
  { query: "PROFILE CREATE (:Hostile)", operator: "CREATE" },
  { query: "EXPLAIN CREATE (:Hostile)", operator: "CREATE" },
  { query: "CYPHER 25 CREATE (:Hostile)", operator: "CREATE" },
  { query: "CYPHER 25 WHEN true THEN CREATE (:Hostile)", operator: "CREATE" },
  { query: "CYPHER 25 MATCH (n:CypherTest) NEXT DELETE n", operator: "DELETE" },
  { query: "CYPHER 25 MATCH (n:CypherTest) SET n[$key] = 0", operator: "SET", parameters: { key: "number" } },
];

const hidden: Refused[] = [
  { query: "/* RETURN 1 */ CREATE (:Hostile)", operator: "CREATE" },
  { query: "// RETURN 1\nCREATE (:Hostile)", operator: "CREATE" },
  { query: "CRE/**/ATE (:Hostile)", operator: /.*/ },
  { query: "RETURN 1 // \u2028 harmless\n UNION CREATE (:Hostile) RETURN 1", operator: /.*/ },
  { query: "\\u0043REATE (:Hostile)", operator: "CREATE" },
  { query: `${escaped("CREATE")} (:Hostile)`, operator: "CREATE" },
  { query: `RETURN 1; ${escaped("DROP DATABASE neo4j")}`, operator: /;|DROP/ },
  { query: "RETURN '\\u0027 AS x CREATE (:Hostile) //'", operator: "\\u0027" },
  { query: "RETURN 1 // \\u000a CREATE (:Hostile)", operator: "\\u000a" },
  { query: "RETURN '\\\\u0027 CREATE (:Hostile) //'", operator: /u0027/ },
  { query: "MATCH (`n\\u0060) CREATE (:Hostile) //`) RETURN 1", operator: "\\u0060" },
  { query: "MATCH (\u00a0n:CypherTest)\u3000DELETE\u2003n", operator: "DELETE" },
  { query: "RETURN 1; CREATE (:Hostile)", operator: /;|CREATE/ },
  { query: "RETURN 1; RETURN 2", operator: ";" },
  { query: ";;; CREATE (:Hostile);;;", operator: /;|CREATE/ },
];

const filesAndNetwork: ((targets: Targets) => Refused)[] = [
  ({ file }) => ({ query: `LOAD CSV FROM '${file}' AS line RETURN line`, operator: "LOAD CSV" }),
  () => ({ query: "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", operator: "LOAD CSV" }),
  ({ address }) => ({ query: `LOAD CSV WITH HEADERS FROM '${address}' AS line RETURN line`, operator: "LOAD CSV" }),
  ({ address }) => ({
    query: "LOAD CSV FROM $address AS line RETURN line",
    operator: "LOAD CSV",
    parameters: { address },
  }),
  ({ address }) => ({ query: `CALL { LOAD CSV FROM '${address}' AS l RETURN l } RETURN l`, operator: "LOAD CSV" }),
  ({ address }) => ({ query: `RETURN EXISTS { LOAD CSV FROM '${address}' AS l RETURN l }`, operator: "LOAD CSV" }),
  ({ address }) => ({ query: `${escaped("LOAD")} CSV FROM '${address}' AS l RETURN l`, operator: "LOAD CSV" }),
  ({ address }) => ({ query: `EXPLAIN LOAD CSV FROM '${address}' AS l RETURN l`, operator: "LOAD CSV" }),
  ({ address }) => ({ query: `CYPHER 25 LOAD CSV FROM '${address}' AS l RETURN l`, operator: "LOAD CSV" }),
  ({ address }) => ({
    query: `CALL apoc.load.json('${address}') YIELD value RETURN value`,
    operator: "apoc.load.json",
  }),
  ({ address }) => ({ query: `RETURN apoc.load.json('${address}')`, operator: "apoc.load.json" }),
  ({ file }) => ({ query: `CALL apoc.import.csv([{fileName: '${file}'}], [], {})`, operator: "apoc.import.csv" }),
  ({ address }) => ({
    query: "RETURN genai.vector.encode('x', 'OpenAI', {endpoint: $address})",
    operator: "genai.vector.encode",
    parameters: { address },
  }),
];

const procedures: Refused[] = [
  "dbms.components()",
  "dbms.listConfig()",
  "dbms.listConnections()",
  "dbms.killConnections(['bolt-1'])",
  "dbms.queryJmx('java.lang:*')",
  "dbms.upgrade()",
  "dbms.security.listUsers()",
  "db.clearQueryCaches()",
  "db.prepareForReplanning()",
  "db.resampleOutdatedIndexes()",
  "db.stats.collect('QUERIES')",
  "db.createLabel('Hostile')",
  "db.createProperty('hostile')",
  "db.awaitIndexes(1000)",
  "db.info()",
  "tx.setMetaData({user: 'somebody else'})",
  "apoc.cypher.doIt('CREATE (:Hostile)', {})",
  "apoc.cypher.runMany('CREATE (:Hostile); RETURN 1', {})",
  "apoc.periodic.iterate('RETURN 1', 'CREATE (:Hostile)', {})",
  "fleetManagement.disable()",
  "`dbms`.`components`()",
  "dbms /* . */ . /**/ components()",
  "d\\u0062ms.components()",
  "DB.LABELS()",
].map((call) => ({ query: `CALL ${call}`, operator: /components|[a-zA-Z.]+/ }));

const functions: Refused[] = [
  { query: "RETURN apoc.cypher.runFirstColumnSingle('CREATE (n:Hostile) RETURN n', {})", operator: /^apoc\.cypher/ },
  { query: "RETURN `apoc`.`util`.`sleep`(10000)", operator: "apoc.util.sleep" },
  { query: "RETURN `apoc.util.sleep`(10000)", operator: "apoc.util.sleep" },
  { query: "RETURN \\u0061poc.util.sleep(10000)", operator: "apoc.util.sleep" },
  { query: "RETURN [x IN [1] WHERE apoc.util.sleep(1000) IS NULL | x]", operator: "apoc.util.sleep" },
  { query: "RETURN file()", operator: "file" },
  { query: "CYPHER 25 DEFINE FUNCTION f(x) = x RETURN f(1)", operator: /DEFINE|f/ },
];

const administration: Refused[] = [
  ["SHOW DATABASES", "SHOW DATABASES"],
  ["SHOW USERS", "SHOW USERS"],
  ["SHOW TRANSACTIONS", "SHOW TRANSACTIONS"],
  ["SHOW SETTINGS YIELD name, value", "SHOW SETTINGS"],
  ["SHOW PROCEDURES EXECUTABLE", "SHOW PROCEDURES"],
  ["SHOW FUNCTIONS YIELD name RETURN name", "SHOW FUNCTIONS"],
  ["SHOW INDEXES", "SHOW INDEXES"],
  ["SHOW CONSTRAINTS", "SHOW CONSTRAINTS"],
  ["TERMINATE TRANSACTIONS 'neo4j-transaction-1'", /^TERMINATE/],
  ["SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN message", /^SHOW/],
  ["CREATE USER hostile SET PASSWORD 'hostile123' CHANGE NOT REQUIRED", /^CREATE/],
  ["ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", /^ALTER/],
  ["DROP USER neo4j", /^DROP/],
  ["GRANT ROLE admin TO neo4j", /^GRANT/],
  ["CREATE DATABASE hostile", /^CREATE/],
  ["DROP DATABASE neo4j", /^DROP/],
  ["STOP DATABASE neo4j", /^STOP/],
  ["CREATE INDEX hostile FOR (n:CypherTest) ON (n.number)", /^CREATE/],
  ["CREATE CONSTRAINT hostile FOR (n:CypherTest) REQUIRE n.number IS UNIQUE", /^CREATE/],
  ["DROP INDEX hostile IF EXISTS", /^DROP/],
  ["ENABLE SERVER 'x'", /^ENABLE/],
  ["DRYRUN REALLOCATE DATABASES", /^DRYRUN/],
  ["USE system SHOW USERS", /^(USE|SHOW)/],
  ["USE neo4j MATCH (n) RETURN count(n)", "USE"],
  ["USE graph.byName('neo4j') MATCH (n) RETURN n", /^(USE|graph)/],
  ["CALL { USE system MATCH (n) RETURN n } RETURN n", "USE"],
  [":param x => 1", /^:/],
  [":use system", /^:/],
  ["CYPHER runtime=parallel RETURN 1", /^CYPHER/],
  ["CYPHER 5 debug=ast RETURN 1", /^CYPHER/],
].map(([query, operator]) => ({ query: query as string, operator: operator as string | RegExp }));

/** Each with the operator that its refusal names. */
export function refusedQueries(targets: Targets): Refused[] {
  const reaching = filesAndNetwork.map((make) => make(targets));
  return [...writes, ...hidden, ...reaching, ...procedures, ...functions, ...administration];
}

/** They only read, and would go on for very long or need very much; a budget ends them, or Neo4j does. */
export const exhaustingQueries: string[] = [
  "UNWIND range(1, 1000000000) AS x WITH x WHERE x < 0 RETURN x",
  "UNWIND range(1, 1000000000) AS x RETURN collect(x)",
  "RETURN range(1, 1000000000)",
  "MATCH p = (a:CypherTest)-[*]-(b:CypherTest) RETURN count(p)",
  "MATCH p = (a:CypherTest)-[*1..]-() RETURN p",
  "MATCH (a:CypherTest), (b:CypherTest), (c:CypherTest), (d:CypherTest), (e:CypherTest), (f:CypherTest) " +
    "WHERE a.number * b.number * c.number * d.number * e.number < f.number RETURN count(*)",
  "MATCH (a:CypherTest), (b:CypherTest), (c:CypherTest), (d:CypherTest), (e:CypherTest) RETURN a, b, c, d, e",
  "MATCH (a:CypherTest)-[r*1..30]-(b) RETURN collect(r)",
  "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN DISTINCT a * b AS x ORDER BY x DESC",
  "CYPHER 5 MATCH (a:CypherTest) MATCH p = (a)((x)--(y)){1,30}(b) RETURN count(p)",
];

/** Texts that are hard to parse or to plan, by what is special about them. */
export const twistedQueries: Record<string, string> = {
  "parentheses in parentheses": `RETURN ${"(".repeat(3_000)}1${")".repeat(3_000)}`,
  "lists in lists": `RETURN ${"[".repeat(90)}1${"]".repeat(90)}`,
  "NOT after NOT": `RETURN ${"NOT ".repeat(4_000)}true`,
  "a long sum": `RETURN 1${" + 1".repeat(4_000)}`,
  "subqueries in subqueries": `${"CALL { ".repeat(90)}RETURN 1 AS x${" } RETURN x".repeat(90)}`,
  "maps in maps": `RETURN ${"{a: ".repeat(1_000)}1${"}".repeat(1_000)}`,
  "many patterns": `MATCH ${Array.from({ length: 300 }, (_, index) => `(n${index})--(m${index})`).join(", ")} RETURN 1`,
  "a beginning only": "RETURN ",
  "an open text": "'",
  "an open name": "`",
  "an open comment": "/*",
  "a null character": "\u0000RETURN 1",
  "half a character": "\ud800",
  "a parameter that is not given": "RETURN $`a b`",
};
