/** What the console and its thread say to each other. */
import type { CypherBudget, CypherResponse } from "#graph-schema/contract/cypher.ts";
import type { CypherErrorKind, CypherPosition } from "../../cypher-console.ts";
import type { Neo4jOptions } from "../../neo4j-options.ts";

export interface ThreadSettings {
  uri: string;
  options: Neo4jOptions;
}

export interface RunMessage {
  query: string;
  parameters: Readonly<Record<string, unknown>>;
  budget: CypherBudget;
}

export type ToThread = { kind: "run"; run: RunMessage } | { kind: "cancel" };

/** A CypherError in parts; `unavailable` becomes a GraphStoreError, `fault` an Error that nobody expects. */
export interface Failure {
  kind: CypherErrorKind | "unavailable" | "fault";
  message: string;
  position?: CypherPosition | undefined;
  operator?: string | undefined;
}

/** `idle` follows each answer and failure once the database has let go of the query. */
export type FromThread =
  | { kind: "answer"; answer: CypherResponse }
  | { kind: "failure"; failure: Failure }
  | { kind: "idle" };
