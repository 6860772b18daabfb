/** What the user may do; tried by a write that is rolled back, since Community tells no rights. */
import { listNames, type Finding } from "../../finding.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Neo4jDatabase } from "../database/database.ts";

class RolledBack extends Error {}

/** Under a label and with property names that are there already, so that not even a name stays behind. */
async function tryToWrite(database: Neo4jDatabase): Promise<GraphStoreError | undefined> {
  const query = `CREATE (m:${database.names.meta} {key: $key}) SET m.text = 'tried' DELETE m`;
  try {
    await database.write(async (run) => {
      await run(query, { key: `doctor|${process.pid}` });
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack) return undefined;
    if (error instanceof GraphStoreError) return error;
    throw error;
  }
  return undefined;
}

async function listPrivileges(database: Neo4jDatabase): Promise<string[] | undefined> {
  try {
    const query = "SHOW USER PRIVILEGES AS COMMANDS YIELD command RETURN command";
    return (await database.read((run) => run<{ command: string }>(query))).map(({ command }) => command);
  } catch (error) {
    if (error instanceof GraphStoreError) return undefined;
    throw error;
  }
}

export async function examineRights(database: Neo4jDatabase): Promise<Finding[]> {
  const about = "rights";
  const refusal = await tryToWrite(database);
  const privileges = await listPrivileges(database);
  const details = privileges === undefined ? {} : { details: listNames(privileges) };
  if (refusal !== undefined) {
    const text = `Reading works, writing does not: ${refusal.message}`;
    const advice =
      "Give the user the role publisher, for the first start architect; or take this for a store that is only read.";
    return [{ about, level: "warning", text, advice, ...details }];
  }
  const known = privileges === undefined ? " Community has no roles: every user may do everything." : "";
  return [{ about, level: "ok", text: `The user may read and write.${known}`, ...details }];
}
