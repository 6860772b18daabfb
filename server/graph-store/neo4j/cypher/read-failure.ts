/** Failures of a query as the console tells them; budgets of the database that ran out are told apart from faults. */
import { Neo4jError } from "neo4j-driver";
import type { CypherResponse } from "#graph-schema/contract/cypher.ts";
import { CypherError, type CypherPosition } from "../../cypher-console.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import { toStoreError } from "../database/neo4j-error.ts";
import { stoppedBy } from "./answer-collector.ts";
import type { Failure } from "./messages.ts";

/** Neo4j counts the line that EXPLAIN stands in. */
export const explainPrefix = "EXPLAIN\n";

function positionIn(message: string): CypherPosition | undefined {
  const found = /line (\d+), column (\d+)/.exec(message);
  if (!found) return undefined;
  return { line: Math.max(1, Number(found[1]) - 1), column: Math.max(1, Number(found[2])) };
}

/** The first line, without the place, which counts from before our prefix. */
function sentenceOf(message: string): string {
  return (message.split("\n", 1)[0] ?? "").replace(/ \(line \d+, column \d+ \(offset: \d+\)\)$/, "");
}

/** What EXPLAIN refuses: as invalid, or because it would write. */
export function readExplainError(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code, message } = error;
  if (code === "Neo.ClientError.Statement.AccessMode" || code === "Neo.ClientError.Security.Forbidden") {
    return new CypherError("refused", `Neo4j refuses: ${sentenceOf(message)}`, { operator: "write" });
  }
  // Neo4j 5 takes a text that it cannot cut into words for a fault of its own.
  const isCut = message.startsWith("Lexical error");
  if (!isCut && !/^Neo\.ClientError\.(Statement|Procedure)\./.test(code)) return error;
  return new CypherError("syntax", sentenceOf(message), { position: positionIn(message) });
}

/** Neo4j ended the query because memory or time ran out; undefined for any other error. */
export function readStop(error: unknown, seconds: number): CypherResponse["completeness"] | undefined {
  if (!(error instanceof Neo4jError)) return undefined;
  if (error.code.includes("OutOfMemory")) {
    return stoppedBy("memory", `Neo4j ran out of memory for this query: ${sentenceOf(error.message)}`);
  }
  if (/TransactionTimedOut|Transaction\.Terminated|LockClientStopped/.test(error.code)) {
    return stoppedBy("seconds", `The query was ended after ${seconds} s.`);
  }
  return undefined;
}

export function describeFailure(error: unknown): Failure {
  const told = toStoreError(error);
  if (error instanceof CypherError) {
    const { kind, message, position, operator } = error;
    return { kind, message, position, operator };
  }
  if (
    error instanceof Neo4jError &&
    error.code.startsWith("Neo.ClientError.") &&
    !/\.(Security|Database)\./.test(error.code)
  ) {
    return { kind: "failed", message: sentenceOf(error.message) };
  }
  if (told instanceof GraphStoreError) return { kind: "unavailable", message: told.message };
  if (error instanceof RangeError)
    return { kind: "refused", message: "The query is nested too deeply.", operator: "(" };
  return { kind: "fault", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
