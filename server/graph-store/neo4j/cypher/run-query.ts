/** Checks one query and runs it: the text first, then Neo4j's plan, then the rows, all in access mode READ. */
import neo4j, { type Driver, type Transaction } from "neo4j-driver";
import type { CypherResponse } from "#graph-schema/contract/cypher.ts";
import { CypherError } from "../../cypher-console.ts";
import { complete, type AnswerCollector } from "./answer-collector.ts";
import { checkPlan } from "./check-plan.ts";
import { checkStatement } from "./check-statement.ts";
import { toDriverParameters } from "./map-parameters.ts";
import type { RunMessage } from "./messages.ts";
import { explainPrefix, readExplainError } from "./read-failure.ts";
import { readStatement } from "./read-statement.ts";
import { refuse } from "./refuse.ts";
import { unescapeQuery } from "./unescape-query.ts";

type Completeness = CypherResponse["completeness"];

async function explain(transaction: Transaction, query: string, parameters: object) {
  try {
    return (await transaction.run(explainPrefix + query, parameters)).summary;
  } catch (error) {
    throw readExplainError(error);
  }
}

async function checkWithNeo4j(transaction: Transaction, query: string, parameters: object, isWhole: boolean) {
  const { plan, queryType } = await explain(transaction, query, parameters);
  if (!isWhole) {
    refuse("syntax", "Neo4j takes this query, but the parser that checks it here does not know all of its syntax.");
  }
  if (queryType !== "r") refuse("write", `Neo4j takes this for a query of type ${queryType}, not for one that reads.`);
  if (plan === false) refuse("EXPLAIN", "Neo4j gives no plan for this, so that it cannot be checked.");
  checkPlan(plan);
}

async function collectRows(transaction: Transaction, { query, parameters }: RunMessage, collector: AnswerCollector) {
  const result = transaction.run(query, parameters);
  collector.columns = await result.keys();
  for await (const record of result) {
    const stopped = collector.add(record.keys.map((key) => record.get(key) as unknown));
    if (stopped) return stopped;
  }
  return complete;
}

export interface RunningQuery {
  end: Promise<Completeness>;
  /** Ends the query on the database; resolves when the database has let go of it. */
  close(): Promise<void>;
}

/**
 * One attempt: a query that failed for memory or time is not asked again. The database ends the transaction a little
 * after the budget by itself, should nobody be left to end it.
 */
export function startQuery(
  driver: Driver,
  database: string | undefined,
  message: RunMessage,
  collector: AnswerCollector,
): RunningQuery {
  const query = unescapeQuery(message.query);
  const facts = readStatement(query);
  checkStatement(facts);
  const parameters = toDriverParameters(message.parameters);
  const session = driver.session({
    defaultAccessMode: neo4j.session.READ,
    fetchSize: 200,
    ...(database === undefined ? {} : { database }),
  });
  const run = async () => {
    const timeout = (message.budget.seconds + 2) * 1_000;
    const transaction = await session.beginTransaction({
      timeout,
      metadata: { application: "entrepot cypher console" },
    });
    await checkWithNeo4j(transaction, query, parameters, facts.isWhole);
    return collectRows(transaction, { ...message, query, parameters }, collector);
  };
  return { end: run(), close: () => session.close() };
}

/** The reason of a run that its asker gave up. */
export class CancelledError extends CypherError {
  constructor() {
    super("failed", "The query was cancelled.");
    this.name = "CancelledError";
  }
}
