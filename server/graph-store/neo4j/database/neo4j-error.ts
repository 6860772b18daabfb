import { isRetryableError, Neo4jError } from "neo4j-driver";
import { GraphStoreError } from "../../graph-store-error.ts";

const away: ReadonlySet<string> = new Set(["ServiceUnavailable", "SessionExpired"]);

/** A failure of the driver or the server as the port tells it; what is no failure of theirs stays as it is. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  return new GraphStoreError("unavailable", explain(error), { cause: error });
}

function explain(error: Neo4jError): string {
  const { code, message } = error;
  if (away.has(code)) return `Neo4j does not answer: ${message.split("Caused by: ").at(-1)}`;
  if (code.startsWith("Neo.ClientError.Security."))
    return `Neo4j refuses: ${message} (check NEO4J_USER and NEO4J_PASSWORD).`;
  if (code === "Neo.ClientError.Database.DatabaseNotFound")
    return `Neo4j has no such database: ${message} (check NEO4J_DATABASE).`;
  if (code.startsWith("Neo.TransientError.General.") && code.includes("MemoryPool")) {
    return `Neo4j has too little memory for this transaction: ${message}`;
  }
  if (isRetryableError(error)) return `Neo4j could not do it now: ${message}`;
  return `Neo4j failed (${code}): ${message}`;
}

/** The user may not do what was asked, such as making an index. */
export function isForbidden(error: unknown): boolean {
  return error instanceof Neo4jError && error.code === "Neo.ClientError.Security.Forbidden";
}
