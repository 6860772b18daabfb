import { GraphStoreError } from "../../graph-store-error.ts";

const hostAndPort = /^[a-z0-9+]+:\/\/(\[[0-9a-fA-F:.]+\]|[^:/?#@[\]\s]+)(:\d{1,5})?\/?(\?.*)?$/;
const example = "an address is such as neo4j://localhost:7687";

function refuse(why: string): never {
  throw new GraphStoreError("unknown-reference", `NEO4J_URI cannot be used: ${why}.`);
}

/** The driver passes over what it does not understand, and would ask another server, or as somebody else. Throws `unknown-reference`. */
export function requireAddress(uri: string): void {
  const afterScheme = uri.slice(uri.indexOf("://") + "://".length);
  if (/^[^/?#]*@/.test(afterScheme)) {
    refuse("an address holds no user and no password; they belong into NEO4J_USER and NEO4J_PASSWORD");
  }
  if (/^[^/?#]+\/[^?#]/.test(afterScheme)) {
    refuse("an address has no path; NEO4J_DATABASE names the database");
  }
  if (!hostAndPort.test(uri)) refuse(example);
  if (uri.startsWith("bolt") && uri.includes("?")) refuse("routing parameters belong to neo4j:// addresses");
}
