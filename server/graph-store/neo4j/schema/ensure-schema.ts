import { Neo4jError } from "neo4j-driver";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Neo4jDatabase } from "../database/database.ts";
import { isForbidden } from "../database/neo4j-error.ts";
import { emptyState, schemaVersion, writeState } from "../mapping/store-state.ts";
import { schemaStatements } from "./schema-statements.ts";

const indexTimeoutSeconds = 600;

/**
 * Creates what is missing of constraints and indexes, waits until they can be used, and makes the meta node.
 * Rejects with `unavailable` where the user may not create them: the message holds the statements for somebody who may.
 * Rejects with `newer-schema` where a newer version wrote the graph.
 */
export async function ensureSchema(database: Neo4jDatabase): Promise<void> {
  for (const statement of await missingStatements(database)) await createOrExplain(database, statement);
  await database.read((run) => run("CALL db.awaitIndexes($seconds)", { seconds: indexTimeoutSeconds }));
  await ensureMetaNode(database);
}

/** Those whose index or constraint is not there under its name. */
async function missingStatements(database: Neo4jDatabase): Promise<string[]> {
  const rows = await database.runAlone<{ name: string }>("SHOW INDEXES YIELD name RETURN name");
  const present = new Set(rows.map(({ name }) => name));
  return schemaStatements(database.names).filter((statement) => !present.has(nameOf(statement)));
}

function nameOf(statement: string): string {
  return /`([^`]+)`/.exec(statement)?.[1] ?? "";
}

/** Another server that starts at this moment made it; IF NOT EXISTS does not see what is being made. */
function isMadeMeanwhile(error: unknown): boolean {
  return error instanceof Neo4jError && /\.Schema\..*AlreadyExists$/.test(error.code);
}

async function createOrExplain(database: Neo4jDatabase, statement: string): Promise<void> {
  try {
    await database.runAlone(statement);
  } catch (error) {
    if (!(error instanceof GraphStoreError)) throw error;
    if (isMadeMeanwhile(error.cause)) return;
    if (!isForbidden(error.cause)) throw error;
    const statements = schemaStatements(database.names).join(";\n");
    throw new GraphStoreError(
      "unavailable",
      `The Neo4j user may not create indexes and constraints. Somebody who may has to run once:\n${statements};\n`,
      { cause: error },
    );
  }
}

async function ensureMetaNode(database: Neo4jDatabase): Promise<void> {
  const { meta } = database.names;
  const find = `MATCH (m:${meta} {key: 'store'}) RETURN m.schemaVersion AS version`;
  const [found] = await database.read((run) => run<{ version: number }>(find));
  if (found && found.version > schemaVersion) {
    throw new GraphStoreError(
      "newer-schema",
      `This graph was written by a newer version of Entrepôt (schema ${found.version}, known here: ${schemaVersion}).`,
    );
  }
  if (found) return;
  const make = `MERGE (m:${meta} {key: 'store'})
    ON CREATE SET m.schemaVersion = toInteger($version), m.state = $state, m.dataVersion = 'empty'`;
  await database.write((run) => run(make, { version: schemaVersion, state: writeState(emptyState()) }));
}
