import { GraphStoreError } from "./graph-store-error.ts";
import type { GraphStore } from "./graph-store.ts";
import { EmbeddedStore } from "./embedded/embedded-store.ts";
import { Neo4jStore } from "./neo4j/neo4j-store.ts";
import type { Neo4jOptions } from "./neo4j-options.ts";
import { isNeo4jUri, schemeOf } from "./store-uri.ts";

export interface OpenOptions {
  /**
   * `read` opens an embedded store beside another process that writes to it; nothing can be changed. Default: `write`.
   * A Neo4j database takes many at once and makes no difference; `examine` is as `read`, and makes none of its constraints
   * and indexes where they are missing.
   */
  access?: "read" | "write" | "examine";
  neo4j?: Neo4jOptions | undefined;
}

/**
 * Opens the store that a URI names: `sqlite:FOLDER`, the folder made where it is absent, or a Neo4j server such as
 * `neo4j://HOST:7687`.
 * Errors: `unknown-reference` for another scheme, `locked` when another process writes to it, `newer-schema`,
 * `corrupt`, `unavailable`.
 */
export async function openGraphStore(uri: string, options: OpenOptions = {}): Promise<GraphStore> {
  if (isNeo4jUri(uri)) return Neo4jStore.open(uri, options.neo4j ?? {}, { makeSchema: options.access !== "examine" });
  if (schemeOf(uri) !== "sqlite") {
    throw new GraphStoreError(
      "unknown-reference",
      `${uri} names no store that this version opens; use sqlite:FOLDER, neo4j://HOST or bolt://HOST.`,
      { subject: uri },
    );
  }
  const folder = uri.slice("sqlite:".length);
  if (folder === "") {
    throw new GraphStoreError("unknown-reference", "sqlite: needs a folder, such as sqlite:data.", { subject: uri });
  }
  return EmbeddedStore.open(folder, { readOnly: options.access === "read" || options.access === "examine" });
}
