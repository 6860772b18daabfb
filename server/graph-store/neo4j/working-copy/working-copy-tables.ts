/**
 * Tables that a working copy has beside those of a store: what is still to be loaded, what was, and what the commit
 * touched. Routes are named by their ids here, as nodes are.
 */
const routeId = (row: "NEW" | "OLD" | "route") =>
  `'route:' || ${row}.exporter || '>' || ${row}.importer || ':' || ${row}.hs`;

/** `done`: it was asked for. Nodes hold routes too; a star is an element with all its stated relationships. */
export const loadingTables = `
CREATE TABLE wanted_node (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE wanted_route (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE wanted_relationship (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE wanted_star (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE loaded_route (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE loaded_relationship (
  id TEXT PRIMARY KEY, type TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL, statements TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

const touchedTables = `
CREATE TABLE touched_node (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE touched_relationship (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE touched_route (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE touched_series (
  route TEXT NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (route, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE touched_coverage (position INTEGER PRIMARY KEY, contributor TEXT NOT NULL, block TEXT NOT NULL, UNIQUE (contributor, block)) STRICT;
CREATE TABLE touched_unallocated (position INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE statement_count (contributor TEXT NOT NULL, subject TEXT NOT NULL, difference INTEGER NOT NULL, PRIMARY KEY (contributor, subject)) STRICT, WITHOUT ROWID;
`;

/** The columns that tell unallocated amounts apart, as one text. */
export const unallocatedIdentity = (row: "NEW." | "OLD." | "u." | "") =>
  `json_array(${["layer", "dataset", "reporter", "flow", "frequency", "edition", "hs", "period", "kind", "partner_text"]
    .map((column) => row + column)
    .join(", ")})`;

const touchRouteByKey = (key: string) =>
  `INSERT OR IGNORE INTO touched_route (id) SELECT ${routeId("route")} FROM route WHERE key = ${key};`;

type Event = "INSERT" | "UPDATE" | "DELETE";
const rowsOf = (event: Event): ("NEW" | "OLD")[] => (event === "DELETE" ? ["OLD"] : ["NEW"]);

function trigger(table: string, event: Event, body: (row: "NEW" | "OLD") => string): string {
  return `CREATE TRIGGER touch_${table}_${event.toLowerCase()} AFTER ${event} ON ${table} BEGIN
    ${rowsOf(event).map(body).join("\n")}
  END;`;
}

const bodies: Record<string, (row: "NEW" | "OLD") => string> = {
  node: (row) => `INSERT OR IGNORE INTO touched_node (id) VALUES (${row}.id);`,
  node_statement: (row) => `INSERT OR IGNORE INTO touched_node (id) SELECT id FROM node WHERE key = ${row}.node;
    ${touchRouteByKey(`-${row}.node`)}`,
  relationship: (row) => `INSERT OR IGNORE INTO touched_relationship (id) VALUES (${row}.id);
    ${touchRouteByKey(`-${row}.start_key`)} ${touchRouteByKey(`-${row}.end_key`)}`,
  relationship_statement: (row) =>
    `INSERT OR IGNORE INTO touched_relationship (id) SELECT id FROM relationship WHERE key = ${row}.relationship;`,
  route: (row) => `INSERT OR IGNORE INTO touched_route (id) VALUES (${routeId(row)});`,
  series: (row) => `${touchRouteByKey(`${row}.route`)}
    INSERT OR IGNORE INTO touched_series (route, kind) SELECT ${routeId("route")}, ${row}.kind FROM route WHERE key = ${row}.route;`,
  coverage: (row) => `INSERT OR IGNORE INTO touched_coverage (contributor, block)
    SELECT id, ${row}.block FROM contributor WHERE key = ${row}.contributor;`,
  unallocated: (row) =>
    `INSERT OR IGNORE INTO touched_unallocated (identity) VALUES (${unallocatedIdentity(`${row}.`)});`,
};

const countStatements = (subject: "node" | "relationship", event: Event, row: "NEW" | "OLD", difference: 1 | -1) =>
  `CREATE TRIGGER count_${subject}_statement_${event.toLowerCase()} AFTER ${event} ON ${subject}_statement BEGIN
    INSERT INTO statement_count (contributor, subject, difference)
      SELECT id, '${subject}', ${difference} FROM contributor WHERE key = ${row}.contributor
      ON CONFLICT DO UPDATE SET difference = difference + ${difference};
  END;`;

/** From here on every change of the store's tables is noted. */
export const watchingTables = [
  touchedTables,
  "CREATE TABLE count_before AS SELECT scope, sum(count) AS count FROM tally GROUP BY scope;",
  `CREATE INDEX unallocated_by_identity ON unallocated(${unallocatedIdentity("")});`,
  ...Object.entries(bodies).flatMap(([table, body]) =>
    (["INSERT", "UPDATE", "DELETE"] as const).map((event) => trigger(table, event, body)),
  ),
  ...(["node", "relationship"] as const).flatMap((subject) => [
    countStatements(subject, "INSERT", "NEW", 1),
    countStatements(subject, "DELETE", "OLD", -1),
  ]),
].join("\n");
