/** What a store that speaks Cypher offers besides the port's questions: one read-only query at a time, within a budget. */
import type { CypherBudget, CypherResponse } from "#graph-schema/contract/cypher.ts";

export const cypherErrorKinds = [
  /** It is not valid Cypher; `position` says where. */
  "syntax",
  /** It does more than read the graph; `operator` names what. */
  "refused",
  /** It is valid and cannot be answered: a division by zero, a missing parameter. */
  "failed",
  /** As many queries run as may run at once. */
  "busy",
] as const;

export type CypherErrorKind = (typeof cypherErrorKinds)[number];

/** Both count from 1. */
export interface CypherPosition {
  line: number;
  column: number;
}

export interface CypherErrorDetails {
  position?: CypherPosition | undefined;
  operator?: string | undefined;
}

export class CypherError extends Error {
  readonly kind: CypherErrorKind;
  readonly position: CypherPosition | undefined;
  readonly operator: string | undefined;

  constructor(kind: CypherErrorKind, message: string, { position, operator }: CypherErrorDetails = {}) {
    super(message);
    this.name = "CypherError";
    this.kind = kind;
    this.position = position;
    this.operator = operator;
  }
}

/** A question of the API as a query on the documented model. */
export interface ShownQuery {
  query: string;
  parameters: Record<string, unknown>;
  /** What the query leaves out or does otherwise. */
  notes: string[];
}

export interface CypherConsole {
  /** Put before every label and relationship type of the graph; mostly empty. */
  readonly prefix: string;
  /**
   * Runs one query that only reads the graph. Rejects with CypherError, with GraphStoreError `unavailable` when the
   * database is away, and with the signal's reason once it aborts, which ends the query on the database too. A budget
   * that runs out is no error: the answer holds what there is and says so.
   */
  runReadOnlyCypher(
    query: string,
    parameters: Readonly<Record<string, unknown>>,
    budget: CypherBudget,
    signal?: AbortSignal,
  ): Promise<CypherResponse>;
}
