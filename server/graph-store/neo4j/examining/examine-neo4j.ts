/** Looks at a graph in Neo4j and at the server it is on, and changes nothing. */
import type { Examination, Finding } from "../../finding.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Neo4jOptions } from "../../neo4j-options.ts";
import { Neo4jDatabase } from "../database/database.ts";
import { schemaVersion } from "../mapping/store-state.ts";
import { examineClock, examineLatency, examineServer, examineDatabase, examineMemory } from "./examine-server.ts";
import { examineNodes, examineOthers } from "./examine-contents.ts";
import { examineRights } from "./examine-rights.ts";
import { examineSchema } from "./examine-schema.ts";
import { examineWriters } from "./examine-writers.ts";

function ofFailure(error: GraphStoreError, about: string): Finding {
  return {
    about,
    level: "error",
    text: error.message,
    advice: "Check NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE (docs/neo4j.md), and that Neo4j runs.",
  };
}

interface MetaNode {
  version: number;
}

/** undefined: no graph of this prefix was ever made here. */
async function readMetaNode(database: Neo4jDatabase): Promise<MetaNode | undefined> {
  const query = `MATCH (m:${database.names.meta} {key: 'store'}) RETURN m.schemaVersion AS version`;
  return (await database.read((run) => run<MetaNode>(query)))[0];
}

function describeGraph(found: MetaNode | undefined): Finding {
  const about = "schema";
  if (found === undefined) {
    return {
      about,
      level: "note",
      text: "There is no graph of Entrepôt under this prefix yet.",
      advice: "Nothing: the first start makes it. If there should be one, check NEO4J_DATABASE and NEO4J_PREFIX.",
    };
  }
  if (found.version <= schemaVersion) return { about, level: "ok", text: `Schema version ${found.version}.` };
  const text = `A newer version of Entrepôt wrote the graph: schema ${found.version}, known here: ${schemaVersion}.`;
  return { about, level: "error", text, advice: "Use the version of Entrepôt that wrote it, or a newer one." };
}

type Check = (database: Neo4jDatabase) => Promise<Finding[]>;

const serverChecks: readonly (readonly [string, Check])[] = [
  ["server", examineServer],
  ["database", examineDatabase],
  ["latency", examineLatency],
  ["clock", examineClock],
  ["memory", examineMemory],
  ["other data", examineOthers],
];

const graphChecks: readonly (readonly [string, Check])[] = [
  ["indexes", examineSchema],
  ["rights", examineRights],
  ["writers", examineWriters],
  ["nodes", examineNodes],
];

/** A check that the user may not make, or that this server does not know, is told as such. */
async function runChecks(database: Neo4jDatabase, checks: typeof serverChecks): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [about, check] of checks) {
    try {
      findings.push(...(await check(database)));
    } catch (error) {
      if (!(error instanceof GraphStoreError)) throw error;
      findings.push({ about, level: "note", text: `Could not be looked at: ${error.message}` });
    }
  }
  return findings;
}

async function examine(database: Neo4jDatabase): Promise<Examination> {
  let found: MetaNode | undefined;
  try {
    found = await readMetaNode(database);
  } catch (error) {
    if (!(error instanceof GraphStoreError)) throw error;
    return { findings: [ofFailure(error, "connection")], usable: false };
  }
  const graph = describeGraph(found);
  const findings = [...(await runChecks(database, serverChecks)), graph];
  if (found === undefined) return { findings, usable: false };
  findings.push(...(await runChecks(database, graphChecks)));
  const usable = ["server", "schema"].every((about) =>
    findings.every((finding) => finding.about !== about || finding.level !== "error"),
  );
  return { findings, usable };
}

/** @param uri - an address such as `neo4j://localhost:7687` */
export async function examineNeo4j(uri: string, options: Neo4jOptions): Promise<Examination> {
  let database: Neo4jDatabase;
  try {
    database = new Neo4jDatabase(uri, options);
  } catch (error) {
    if (!(error instanceof GraphStoreError)) throw error;
    return { findings: [ofFailure(error, "connection")], usable: false };
  }
  try {
    return await examine(database);
  } finally {
    await database.close();
  }
}
