/** A store as a command names it, with whom it is asked as; for commands that open two stores, each with settings of its own. */
import { resolve } from "node:path";
import { ConfigError, readNeo4jOptions } from "./config.ts";
import type { Neo4jOptions } from "./graph-store/neo4j-options.ts";
import { isNeo4jUri, schemeOf } from "./graph-store/store-uri.ts";

export interface StoreSettings {
  /** As openGraphStore takes it. */
  uri: string;
  neo4j: Neo4jOptions;
  /** Says which store it is, with database and prefix, and without anything secret. */
  name: string;
}

const neo4jVariables = ["NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE", "NEO4J_PREFIX"] as const;
const inQuery = { user: "NEO4J_USER", database: "NEO4J_DATABASE", prefix: "NEO4J_PREFIX" } as const;

/** `FROM_NEO4J_USER` before `NEO4J_USER`, and so on. */
function ofSide(environment: NodeJS.ProcessEnv, side: string | undefined): NodeJS.ProcessEnv {
  if (side === undefined) return environment;
  const own = neo4jVariables.flatMap((name) => {
    const value = environment[`${side}_${name}`];
    return value === undefined || value === "" ? [] : [[name, value] as const];
  });
  return { ...environment, ...Object.fromEntries(own) };
}

function refuseSecrets({ username, password, searchParams }: URL): void {
  if (username === "" && password === "" && !searchParams.has("password")) return;
  throw new ConfigError(
    "The address of a store holds no user and no password: name the user as ?user=…, and set the password in NEO4J_PASSWORD (for two stores FROM_NEO4J_PASSWORD and TO_NEO4J_PASSWORD).",
  );
}

function parseAddress(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address !== undefined && address.hostname !== "") return address;
  throw new ConfigError(`${text} is no address such as neo4j://localhost:7687.`);
}

/** What is not one of ours stays in the query, where the driver takes it for routing. */
function readNeo4jSettings(text: string, environment: NodeJS.ProcessEnv): StoreSettings {
  const address = parseAddress(text);
  refuseSecrets(address);
  const given: NodeJS.ProcessEnv = {};
  for (const [name, variable] of Object.entries(inQuery)) {
    const value = address.searchParams.get(name);
    address.searchParams.delete(name);
    if (value !== null) given[variable] = value;
  }
  const neo4j = readNeo4jOptions({ ...environment, ...given });
  const { protocol, host, pathname, search } = address;
  const uri = `${protocol}//${host}${pathname === "/" ? "" : pathname}${search}`;
  const { database, prefix } = neo4j;
  const shown = new URLSearchParams({ ...(database ? { database } : {}), ...(prefix ? { prefix } : {}) });
  return { uri, neo4j, name: shown.size === 0 ? uri : `${uri}?${shown}` };
}

/**
 * `sqlite:FOLDER`, or `neo4j://HOST?database=trade&prefix=Ep&user=me`; what the query does not say is read from the
 * variables NEO4J_…, with `side` (FROM, TO) first from FROM_NEO4J_…. Throws a ConfigError that says what would be right.
 */
export function readStoreSettings(uri: string, environment: NodeJS.ProcessEnv, side?: "FROM" | "TO"): StoreSettings {
  if (isNeo4jUri(uri)) return readNeo4jSettings(uri, ofSide(environment, side));
  if (schemeOf(uri) !== "sqlite") {
    throw new ConfigError(`${uri} names no store: use sqlite:FOLDER, neo4j://HOST or bolt://HOST.`);
  }
  const folder = uri.slice("sqlite:".length);
  const name = folder === "" ? uri : `sqlite:${resolve(folder)}`;
  return { uri: name, neo4j: {}, name };
}
