/** Questions of the API as queries on the documented model; made without a database, so for every store. */
import type { CypherEquivalentRequest } from "#graph-schema/contract/cypher-equivalent.ts";
import type { TraceTerms } from "../analysis/trace-terms.ts";
import type { ShownQuery } from "./cypher-console.ts";
import { makeNames } from "./neo4j/schema/names.ts";
import { readableNames } from "./neo4j/shown-queries/readable-names.ts";
import { showFlow, showNode } from "./neo4j/shown-queries/show-element.ts";
import { showExpansion, showNeighbours } from "./neo4j/shown-queries/show-neighbours.ts";
import { showSearch } from "./neo4j/shown-queries/show-search.ts";
import { showTrace } from "./neo4j/shown-queries/trace/show-trace.ts";

/** A trace's query needs what its question comes down to in the data held. */
export type ShownQuestion =
  | Exclude<CypherEquivalentRequest, { question: "trace" }>
  | (Extract<CypherEquivalentRequest, { question: "trace" }> & { terms: TraceTerms });

/** `prefix`: of the graph's labels and types; see NEO4J_PREFIX. Throws `unknown-reference` for a cursor that is none. */
export function showQuery(prefix: string, asked: ShownQuestion): ShownQuery {
  const names = readableNames(makeNames(prefix));
  switch (asked.question) {
    case "search":
      return showSearch(names, asked.request);
    case "node":
      return showNode(names, asked.request.id);
    case "neighbours":
      return showNeighbours(names, asked.request.id, asked.request);
    case "expansion":
      return showExpansion(names, asked.request);
    case "flow":
      return showFlow(names, asked.request, asked.request.during);
    case "trace":
      return showTrace(names, asked.request, asked.terms);
  }
}
