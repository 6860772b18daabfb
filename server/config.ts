/** Configuration by environment. Every variable is documented in README; a wrong one stops the start and is named. */
import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { tokenLength } from "#graph-schema/contract/session.ts";
import { prefixPattern, type Neo4jOptions } from "./graph-store/neo4j-options.ts";
import { isNeo4jUri } from "./graph-store/store-uri.ts";
import { tokenSchema, trustedProxiesSchema } from "./http/door/door-settings.ts";

const mebibyte = 1024 * 1024;
const loopbackHosts = ["127.0.0.1", "::1", "localhost"] as const;
const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const portFault = "must be a port number from 0 to 65535";
const port = z.coerce.number(portFault).int(portFault).min(0, portFault).max(65_535, portFault);
const waitFault = "must be a whole number of seconds from 0 to 3600";
const hostList = z.string().transform((text) =>
  text
    .split(",")
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== ""),
);

export const seedSelectionSchema = z.enum(["story", "none"], "must be story or none");

const environmentSchema = z.object({
  PORT: port.default(4747),
  HOST: z.string().default("127.0.0.1"),
  ENTREPOT_HOSTS: hostList.default([]),
  ENTREPOT_TOKEN: tokenSchema.optional(),
  ENTREPOT_TRUST_PROXY: trustedProxiesSchema.default([]),
  ENTREPOT_DATA: z.string().min(1).default(".entrepot"),
  ENTREPOT_SEEDS: seedSelectionSchema.optional(),
  ENTREPOT_UPLOAD_MEGABYTES: z.coerce.number().int().min(1).max(1_000_000).default(4096),
  NEO4J_WAIT_SECONDS: z.coerce.number(waitFault).int(waitFault).min(0, waitFault).max(3600, waitFault).default(60),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("warn"),
  NODE_ENV: z.string().optional(),
});

const neo4jSchema = z.object({
  NEO4J_URI: z
    .string()
    .refine(isNeo4jUri, "must be such as neo4j://localhost:7687 or bolt://localhost:7687")
    .optional(),
  NEO4J_USER: z.string().optional(),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_CONSOLE_USER: z.string().optional(),
  NEO4J_CONSOLE_PASSWORD: z.string().optional(),
  NEO4J_DATABASE: z.string().optional(),
  NEO4J_PREFIX: z.string().regex(prefixPattern, "must be a letter and up to 30 more letters and digits").optional(),
});

/** Which seeds an empty store is filled with: all, or countries and commodities only. */
export type SeedSelection = z.infer<typeof seedSelectionSchema>;

export interface Config {
  /** 0 lets the system choose. */
  port: number;
  host: string;
  /** Further `name:port` texts that requests may name as their Host. */
  moreHosts: string[];
  /** Lets in who shows it; undefined: everybody may ask. */
  token: string | undefined;
  /** Addresses and subnets of proxies whose X-Forwarded headers are believed. */
  trustedProxies: string[];
  /** URI of the store: `sqlite:FOLDER`, or that of a Neo4j server. */
  storeUri: string;
  /** For a store in Neo4j. */
  neo4j: Neo4jOptions;
  /** Where the embedded store is, and where uploads wait whatever the store. */
  dataFolder: string;
  /** How long a start waits for a Neo4j that does not answer yet. */
  waitSeconds: number;
  /** undefined: a store keeps to what it was filled with, and an empty one gets the story. */
  seeds: SeedSelection | undefined;
  /** Bytes. */
  uploadLimit: number;
  logLevel: (typeof logLevels)[number];
  /** Whether answers are held against the contract before they leave. */
  checkAnswers: boolean;
}

/** Configuration that cannot be used; the message names the variable and what would be right. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ConfigError";
  }
}

export function isLoopback(host: string): boolean {
  return loopbackHosts.some((name) => name === host);
}

function refuseOpenHost(host: string, token: string | undefined): void {
  if (isLoopback(host) || token !== undefined) return;
  throw new ConfigError(
    `HOST is ${host}, and ENTREPOT_TOKEN is not set: beyond this machine the server would answer and take imports from anybody. Set ENTREPOT_TOKEN to a secret of at least ${tokenLength.minimum} characters, or use HOST=127.0.0.1 and an SSH tunnel to reach it from elsewhere.`,
  );
}

/** A HOST that is a name is served under it; addresses are recognised when a connection comes in. */
function hostOfName(host: string, listenPort: number): string[] {
  return isIP(host) === 0 && !isLoopback(host) ? [`${host.toLowerCase()}:${listenPort}`] : [];
}

/** Variables that are set to nothing count as not set. */
function dropEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}

/** The folder of the embedded store, where uploads wait whatever the store. */
function readDataFolder(environment: NodeJS.ProcessEnv): string {
  return resolve(dropEmpty(environment)["ENTREPOT_DATA"] ?? ".entrepot");
}

/** The store that the environment names, for the server and for the command line. Throws a ConfigError for a wrong NEO4J_URI. */
export function readStoreUri(environment: NodeJS.ProcessEnv): string {
  const { NEO4J_URI: uri } = parseEnvironment(neo4jSchema, environment);
  return uri ?? `sqlite:${readDataFolder(environment)}`;
}

/** Whom a Neo4j server is asked as, which of its databases, and under which prefix. */
export function readNeo4jOptions(environment: NodeJS.ProcessEnv): Neo4jOptions {
  const values = parseEnvironment(neo4jSchema, environment);
  const { NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database, NEO4J_PREFIX: prefix } = values;
  if (user !== undefined && password === undefined) {
    throw new ConfigError("NEO4J_USER is set, and NEO4J_PASSWORD is not; Neo4j asks for both.");
  }
  const { NEO4J_CONSOLE_USER: consoleUser, NEO4J_CONSOLE_PASSWORD: consolePassword } = values;
  if ((consoleUser === undefined) !== (consolePassword === undefined)) {
    throw new ConfigError("NEO4J_CONSOLE_USER and NEO4J_CONSOLE_PASSWORD are set together or not at all.");
  }
  return { user, password, database, prefix, consoleUser, consolePassword };
}

function parseEnvironment<Schema extends z.ZodType>(schema: Schema, environment: NodeJS.ProcessEnv): z.output<Schema> {
  const parsed = schema.safeParse(dropEmpty(environment));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${String(issue?.path[0])} cannot be used: ${issue?.message}`);
}

/** The token to show to a server, or undefined. Throws a ConfigError for one that no server takes. */
export function readToken(environment: NodeJS.ProcessEnv): string | undefined {
  return parseEnvironment(environmentSchema.pick({ ENTREPOT_TOKEN: true }), environment).ENTREPOT_TOKEN;
}

export function readSeedSelection(environment: NodeJS.ProcessEnv): SeedSelection | undefined {
  return parseEnvironment(environmentSchema.pick({ ENTREPOT_SEEDS: true }), environment).ENTREPOT_SEEDS;
}

/** Throws a ConfigError for the first variable at fault. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const values = parseEnvironment(environmentSchema, environment);
  refuseOpenHost(values.HOST, values.ENTREPOT_TOKEN);
  return {
    port: values.PORT,
    host: values.HOST,
    moreHosts: [...values.ENTREPOT_HOSTS, ...hostOfName(values.HOST, values.PORT)],
    token: values.ENTREPOT_TOKEN,
    trustedProxies: values.ENTREPOT_TRUST_PROXY,
    storeUri: readStoreUri(environment),
    neo4j: readNeo4jOptions(environment),
    waitSeconds: values.NEO4J_WAIT_SECONDS,
    dataFolder: readDataFolder(environment),
    seeds: values.ENTREPOT_SEEDS,
    uploadLimit: values.ENTREPOT_UPLOAD_MEGABYTES * mebibyte,
    logLevel: values.LOG_LEVEL,
    checkAnswers: values.NODE_ENV === "test" || values.NODE_ENV === "development",
  };
}
