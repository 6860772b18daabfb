/**
 * Which folder may import what, as oxlint overrides. An override replaces the whole list of patterns of an
 * earlier one for the same file, so each folder names everything that binds it. Patterns see the specifier
 * as written; there is no look-ahead in oxlint's regular expressions.
 */
interface Pattern {
  regex?: string;
  group?: string[];
  message: string;
  allowTypeImports?: boolean;
}

interface ImportRule {
  files: string[];
  rules: { "no-restricted-imports": ["error", { patterns: Pattern[] }] | "off" };
}

function restrict(files: string[], ...patterns: Pattern[]): ImportRule {
  return { files, rules: { "no-restricted-imports": ["error", { patterns }] } };
}

function folders(names: string, message: string): Pattern {
  return { regex: `(^|/)(${names})/`, message };
}

function packages(names: string, message: string): Pattern {
  return { regex: `^(${names})(/|$)`, message };
}

const testsBanned: Pattern = {
  group: ["**/tests/**", "**/*.test.ts", "**/*.test.tsx"],
  message: "Nothing imports tests.",
};
/** A measurement of Neo4j starts one as the tests do. */
const testsButSetupBanned: Pattern = {
  regex: String.raw`(^|/)tests/([^s]|s[^e]|se[^t])|\.test\.tsx?$`,
  message: "A measurement takes the set-up of servers from the tests, nothing else.",
};
const toolsBanned = folders("bench|scripts", "The product does not import its tooling.");
const cytoscapeBanned = packages("cytoscape[^/]*", "Only client/canvas imports cytoscape.");
const neo4jBanned = packages("neo4j-driver[^/]*", "Only server/graph-store/neo4j imports neo4j-driver.");
const otherAdapterBanned = folders("embedded|neo4j", "One store adapter does not import the other.");

const server: Pattern[] = [
  testsBanned,
  toolsBanned,
  cytoscapeBanned,
  folders("client", "The server never imports the client."),
  packages("react[^/]*|recharts|d3-force|@mantine|@tanstack|@tabler", "A browser library in the server."),
];

const client: Pattern[] = [
  testsBanned,
  toolsBanned,
  neo4jBanned,
  folders("server", "The client never imports the server; they share graph-schema."),
  packages("node:[^/]*|express|pino[^/]*|busboy|compression|helmet|commander", "A server library in the client."),
];

const analysisIo = packages(
  "node:[^/]*|express|pino[^/]*|busboy|papaparse|csv-[a-z]*",
  "server/analysis is pure: no I/O.",
);
const analysisParts: Pattern = {
  ...folders("graph-store|routes|importers|cli", "server/analysis is pure: types of the store port only."),
  allowTypeImports: true,
};

const explorationLibraries = packages(
  "react[^/]*|recharts|@mantine|@tanstack|@tabler",
  "client/exploration is pure state: no widgets, no fetching.",
);
const explorationParts = folders("canvas|features|components", "client/exploration does not know what draws it.");
const explorationApi: Pattern = {
  ...folders("api", "client/exploration does no I/O: types of the API only."),
  allowTypeImports: true,
};

/** From `depth` folders below client/features, a specifier that climbs to features/ names another feature. */
function otherFeature(depth: number): Pattern {
  return {
    regex: `^${"\\.\\./".repeat(depth)}[^.]`,
    message: "A feature never imports another feature; share through components, exploration or api.",
  };
}

export const importRules: ImportRule[] = [
  restrict(["**"], testsBanned, cytoscapeBanned, neo4jBanned),
  restrict(["bench/**"], testsButSetupBanned, cytoscapeBanned),
  restrict(
    ["graph-schema/**"],
    testsBanned,
    { regex: "^[^.z]|^z([^o]|o[^d]|od.)", message: "graph-schema imports zod only." },
    folders("server|client|seeds|bench|scripts", "graph-schema imports nothing of ours."),
  ),
  restrict(
    ["server/**"],
    ...server,
    neo4jBanned,
    folders("graph-store/(embedded|neo4j)", "Store adapters are reached through open-graph-store.ts."),
  ),
  restrict(["server/graph-store/**"], ...server, neo4jBanned),
  restrict(
    ["server/graph-store/embedded/**", "server/graph-store/neo4j/**"],
    ...server,
    neo4jBanned,
    otherAdapterBanned,
  ),
  restrict(["server/graph-store/neo4j/**"], ...server, otherAdapterBanned),
  restrict(["server/routes/**"], ...server, neo4jBanned, packages("node:sqlite", "Routes ask the store port."), {
    group: [
      "**/graph-store/*",
      "**/graph-store/*/**",
      "!**/graph-store/graph-store.ts",
      "!**/graph-store/graph-store-error.ts",
      "!**/graph-store/cypher-console.ts",
    ],
    message: "Routes see the store port only: graph-store.ts, graph-store-error.ts and cypher-console.ts.",
  }),
  restrict(["server/analysis/**"], ...server, neo4jBanned, analysisIo, analysisParts),
  restrict(["client/**"], ...client, cytoscapeBanned),
  restrict(
    ["client/components/**", "client/api/**"],
    ...client,
    cytoscapeBanned,
    folders("features", "Shared parts do not import features."),
  ),
  restrict(["client/canvas/**"], ...client, folders("features", "The canvas does not import features.")),
  restrict(
    ["client/exploration/**"],
    ...client,
    cytoscapeBanned,
    explorationLibraries,
    explorationParts,
    explorationApi,
  ),
  ...[1, 2, 3].map((depth) =>
    restrict([`client/features/${"*/".repeat(depth)}*`], ...client, cytoscapeBanned, otherFeature(depth)),
  ),
  { files: ["**/*.test.ts", "**/*.test.tsx", "tests/**"], rules: { "no-restricted-imports": "off" } },
];
