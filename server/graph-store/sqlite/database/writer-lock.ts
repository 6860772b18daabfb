import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { GraphStoreError } from "../../graph-store-error.ts";
import { makeFolder } from "./make-folder.ts";
import { toGraphStoreError } from "./sqlite-error.ts";

export const lockPath = (folder: string) => join(folder, "lock.sqlite");

/** Held as long as the returned connection is open; the operating system frees it when the process dies. */
export function takeWriterLock(folder: string): DatabaseSync {
  const path = lockPath(folder);
  let connection: DatabaseSync | undefined;
  try {
    makeFolder(folder);
    connection = new DatabaseSync(path, { timeout: 0 });
    connection.exec("BEGIN EXCLUSIVE");
    return connection;
  } catch (error) {
    connection?.close();
    const known = toGraphStoreError(error, path);
    if (!(known instanceof GraphStoreError) || known.kind !== "locked") throw known;
    throw new GraphStoreError(
      "locked",
      `Another process writes to the store in ${folder}. Stop it, or open the store read-only, or write through the running server with --server and its address, such as http://127.0.0.1:4747.`,
      { subject: folder, cause: error },
    );
  }
}
