/** The first wall: what the query says it does. Whatever is not known to read is refused. */
import { allowedFunctions, allowedProcedures } from "./allowed-names.ts";
import type { Clause, StatementFacts } from "./read-statement.ts";
import { refuse } from "./refuse.ts";

const readingClauses: ReadonlySet<string> = new Set([
  "callClause",
  "filterClause",
  "finishClause",
  "forListClause",
  "letClause",
  "matchClause",
  "orderBySkipLimitClause",
  "returnClause",
  "subqueryClause",
  "unwindClause",
  "withClause",
]);

const operatorNames: Record<string, string> = {
  createClause: "CREATE",
  deleteClause: "DELETE",
  foreachClause: "FOREACH",
  insertClause: "INSERT",
  loadCSVClause: "LOAD CSV",
  localDefinition: "DEFINE",
  mergeClause: "MERGE",
  removeClause: "REMOVE",
  setClause: "SET",
  subqueryInTransactionsParameters: "CALL { … } IN TRANSACTIONS",
  useClause: "USE",
};

const reasons: Record<string, string> = {
  "CALL { … } IN TRANSACTIONS": "it begins transactions of its own",
  DEFINE: "it defines procedures or functions",
  "LOAD CSV": "it reads files and addresses",
  USE: "it asks another graph",
};

function nameOperator({ rule, words }: Clause): string {
  return operatorNames[rule] ?? words.slice(0, 2).join(" ").toUpperCase();
}

function checkClause(clause: Clause): void {
  if (readingClauses.has(clause.rule)) return;
  const operator = nameOperator(clause);
  refuse(operator, `${operator} is not allowed here: ${reasons[operator] ?? "it does more than read the graph"}.`);
}

function checkOption(option: string): void {
  if (/^CYPHER( \d+)?$/i.test(option)) return;
  const operator = option.split(" ").slice(0, 3).join(" ");
  refuse(operator, `${operator} is not allowed before a query here; only CYPHER with a version is.`);
}

/** Throws a CypherError `refused` that names the operator. Says nothing of what the parser did not understand. */
export function checkStatement(facts: StatementFacts): void {
  if (facts.statements > 1) refuse(";", `Send one statement at a time; these are ${facts.statements}.`);
  for (const clause of facts.clauses) checkClause(clause);
  for (const option of facts.options) checkOption(option);
  for (const name of facts.procedures) {
    if (!allowedProcedures.has(name)) refuse(name, `The procedure ${name} is not among those allowed here.`);
  }
  for (const name of facts.functions) {
    if (!allowedFunctions.has(name)) refuse(name, `The function ${name} is not among those allowed here.`);
  }
}
