/** POST /cypher/equivalents: shows the Cypher of a question, whichever store holds the graph. */
import type { Router } from "express";
import type { CypherEquivalentRequest } from "#graph-schema/contract/cypher-equivalent.ts";
import { cypherLimits } from "#graph-schema/contract/cypher.ts";
import type { TraceRequest } from "#graph-schema/contract/trace.ts";
import type { ShownQuery } from "../../graph-store/cypher-console.ts";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { ProblemError } from "../../http/problem-error.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import type { TraceEngine } from "../../trace-engine/trace-engine.ts";
import { throwAsProblem } from "../trace-problem.ts";

type Terms = Awaited<ReturnType<TraceEngine["terms"]>>;
type Question =
  | Exclude<CypherEquivalentRequest, { question: "trace" }>
  | (Extract<CypherEquivalentRequest, { question: "trace" }> & { terms: Terms });

export interface CypherEquivalentParts {
  store: Pick<GraphStore, "cypher">;
  engine: Pick<TraceEngine, "terms">;
  /** Writes the query for names under a prefix. */
  showQuery: (prefix: string, question: Question) => ShownQuery;
}

/** Characters of the parameters as JSON: what a console and a reader can still take. */
const parameterLimit = 1_000_000;

const elsewhere =
  "This graph is in the embedded store, which does not speak Cypher: the query is for a copy of it in Neo4j.";

function refuse(field: string, message: string): never {
  throw new ProblemError("no-equivalent", `${field}: ${message}`, { faults: [{ field, message }] });
}

/** A query that gave another answer than the question would be worse than none. */
function refuseUnshown({ allowSplice }: TraceRequest): void {
  if (allowSplice) refuse("request.allowSplice", "spliced figures cannot be told in one readable query; leave it out");
}

function checkSize({ query, parameters }: ShownQuery): void {
  const size = JSON.stringify(parameters).length;
  if (size > parameterLimit || query.length > cypherLimits.query) {
    refuse("request.commodities", "the codes with their coverage are too many for one query; name fewer of them");
  }
}

export function mountCypherEquivalents(router: Router, { store, engine, showQuery }: CypherEquivalentParts): void {
  serveEndpoint(router, "cypherEquivalent", async ({ body, signal }) => {
    if (body.question === "trace") refuseUnshown(body.request);
    const asked =
      body.question === "trace"
        ? { ...body, terms: await engine.terms(body.request, signal).catch(throwAsProblem) }
        : body;
    const shown = showQuery(store.cypher?.prefix ?? "", asked);
    checkSize(shown);
    const runnable = store.cypher !== undefined;
    return { ...shown, notes: [...(runnable ? [] : [elsewhere]), ...shown.notes], runnable };
  });
}
