import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Driver } from "neo4j-driver";

/** So that the logs' files are as large as what is in them, and all of them stay. */
export const plainLogs = { "db.tx_log.preallocate": "false", "db.tx_log.rotation.retention_policy": "keep_all" };

export interface StoreFolders {
  store: string;
  logs: string;
}

/** Of the only database of a server on this machine. */
export async function findFolders(driver: Driver): Promise<StoreFolders> {
  const names = ["server.directories.data", "server.directories.transaction.logs.root"];
  const query = "SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN value ORDER BY name";
  const { records } = await driver.executeQuery(query, { names });
  const [data = "", logs = ""] = records.map((record) => record.get("value") as string);
  return { store: join(data, "databases/neo4j"), logs: join(logs, "neo4j") };
}

/** Once the server has ended, since it writes much of its files only then. */
export function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
