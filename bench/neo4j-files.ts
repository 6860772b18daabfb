import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Driver } from "neo4j-driver";

export interface StoreSize {
  /** Bytes of the database's files and of its transaction logs. */
  store: number;
  log: number;
}

/** Of the only database of a server on this machine, with what is in memory written out. */
export async function measureFiles(driver: Driver): Promise<StoreSize> {
  await driver.executeQuery("CALL db.checkpoint()");
  const query =
    "SHOW SETTINGS YIELD name, value WHERE name IN ['server.directories.data', 'server.directories.transaction.logs.root'] RETURN value ORDER BY name";
  const { records } = await driver.executeQuery(query);
  const [data = "", logs = ""] = records.map((record) => record.get("value") as string);
  return { store: bytesIn(join(data, "databases/neo4j")), log: bytesIn(join(logs, "neo4j")) };
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
