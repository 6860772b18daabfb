/** Failures of the driver and the server as the port tells them: what happened, and what whoever runs Neo4j can do. */
import { isRetryableError, Neo4jError } from "neo4j-driver";
import { GraphStoreError } from "../../graph-store-error.ts";
import { explainConnection, isWrongAddress } from "./connection-error.ts";

interface Explanation {
  matches: (error: Neo4jError) => boolean;
  text: (message: string) => string;
  /** Whether it may go better later with nothing changed here. */
  mayPass?: boolean;
  kind?: "unavailable" | "read-only";
}

const codeIs =
  (...codes: string[]) =>
  ({ code }: Neo4jError) =>
    codes.includes(code);

const security = "Neo.ClientError.Security";
const checkLogin = "Check NEO4J_USER and NEO4J_PASSWORD";

/** The first that matches. */
const explanations: readonly Explanation[] = [
  {
    matches: (error) => error.code === `${security}.Unauthorized` && error.message.includes("scheme 'none'"),
    text: () => "Neo4j asks for a user and a password: set NEO4J_USER and NEO4J_PASSWORD.",
  },
  {
    matches: codeIs(`${security}.Unauthorized`),
    text: () => `Neo4j does not take this user with this password. ${checkLogin}.`,
  },
  {
    matches: codeIs(`${security}.AuthenticationRateLimit`),
    text: () =>
      `Neo4j has locked this user for a while after too many wrong passwords, from here or elsewhere. ${checkLogin}.`,
  },
  {
    matches: codeIs(`${security}.CredentialsExpired`),
    text: () =>
      "Neo4j wants this user to change the password first: as this user run ALTER CURRENT USER SET PASSWORD FROM '…' TO '…' on the database system, then set NEO4J_PASSWORD.",
  },
  {
    matches: codeIs(`${security}.Forbidden`),
    text: (message) => `The Neo4j user (NEO4J_USER) has not the right to do this: ${message}`,
  },
  {
    matches: ({ code }) => code.startsWith(`${security}.`),
    text: (message) => `Neo4j refuses: ${message}. ${checkLogin}.`,
  },
  {
    matches: codeIs("Neo.ClientError.Database.DatabaseNotFound"),
    text: (message) => `Neo4j has no such database: ${message} (check NEO4J_DATABASE).`,
  },
  {
    matches: ({ code }) => code.endsWith(".DatabaseUnavailable"),
    text: (message) =>
      `The database is offline or not started yet: ${message} (START DATABASE starts it; NEO4J_DATABASE names another).`,
    mayPass: true,
  },
  {
    matches: codeIs("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"),
    text: () =>
      "The Neo4j database is read-only, so nothing can be imported, removed or saved (server.databases.read_only, server.databases.default_to_read_only, or ALTER DATABASE … SET ACCESS READ WRITE).",
    kind: "read-only",
  },
  {
    matches: codeIs("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "Neo.ClientError.Cluster.NotALeader"),
    text: () =>
      "This member of the Neo4j cluster does not write. With neo4j:// instead of bolt:// in NEO4J_URI the one that does is found.",
    mayPass: true,
  },
  {
    matches: (error) => isOutOfMemory(error),
    text: (message) =>
      `Neo4j has too little memory for this: ${message} (dbms.memory.transaction.total.max, db.memory.transaction.max, server.memory.heap.max_size).`,
  },
  {
    matches: ({ code }) => code.includes("TransactionTimedOut"),
    text: () => "Neo4j ended this after its time limit (db.transaction.timeout, or the limit of this question).",
    mayPass: true,
  },
];

/** What is no failure of the driver or the server stays as it is. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { kind = "unavailable", text, mayPass = false } = explain(error);
  return new GraphStoreError(kind, text, { cause: error, mayPass });
}

function explain(error: Neo4jError): { text: string; mayPass?: boolean; kind?: "unavailable" | "read-only" } {
  const { code, message } = error;
  const found = explanations.find(({ matches }) => matches(error));
  if (found) return { ...found, text: found.text(message.split("\n", 1)[0] ?? "") };
  const connection = explainConnection(error);
  if (connection !== undefined) return { text: connection, mayPass: !isWrongAddress(error) };
  if (isRetryableError(error)) return { text: `Neo4j could not do it now: ${message}`, mayPass: true };
  return { text: `Neo4j failed (${code}): ${message}` };
}

/** The transaction was too large, or others left it too little: the driver takes both for a failure that passes. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Neo4jError && error.code.includes("OutOfMemory");
}

/** The user may not do what was asked, such as making an index. */
export function isForbidden(error: unknown): boolean {
  return error instanceof Neo4jError && error.code === `${security}.Forbidden`;
}

/** The user was not let in; each further attempt counts towards locking him out. */
export function isRefusedLogin(error: unknown): boolean {
  return (
    error instanceof Neo4jError &&
    (error.code === `${security}.Unauthorized` || error.code === `${security}.AuthenticationRateLimit`)
  );
}
