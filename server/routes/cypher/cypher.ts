/** POST /cypher: a query in the database's own language, which only reads. */
import type { Request, Router } from "express";
import type { CypherRequest, CypherResponse } from "#graph-schema/contract/cypher.ts";
import type { ProblemType } from "#graph-schema/problem.ts";
import { CypherError, type CypherErrorKind, type CypherConsole } from "../../graph-store/cypher-console.ts";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { ProblemError } from "../../http/problem-error.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";

const problemOfKind: Record<CypherErrorKind, ProblemType> = {
  syntax: "cypher-syntax",
  refused: "cypher-refused",
  failed: "cypher-failed",
  busy: "too-many-requests",
};

const howToGetIt =
  "Cypher is the language of Neo4j, and this server keeps its graph in the embedded store. Start it with NEO4J_URI, " +
  "NEO4J_USER and NEO4J_PASSWORD of a Neo4j database (5.26 or newer) to ask in Cypher.";

/** The place in `query`, or the operator that is at fault. */
function presentCypherError(error: CypherError): ProblemError {
  const { kind, message, position, operator } = error;
  const place = position === undefined ? undefined : `query line ${position.line}, column ${position.column}`;
  const field = place ?? operator;
  const detail = place === undefined ? message : `${place}: ${message}`;
  return new ProblemError(problemOfKind[kind], detail, {
    ...(field === undefined ? {} : { faults: [{ field, message }] }),
    ...(kind === "busy" ? { headers: { "Retry-After": "5" } } : {}),
    cause: error,
  });
}

/** Who asked what, when and how it ended: written whatever LOG_LEVEL is, unless it is silent. Values are left out. */
function writeRecord(request: Request, { query, parameters }: CypherRequest, begun: number, outcome: string): void {
  if (request.log.level === "silent") return;
  const asked = { query, parameters: Object.keys(parameters), from: request.socket.remoteAddress };
  const milliseconds = Math.round(performance.now() - begun);
  request.log.child({ cypher: asked }, { level: "info" }).info({ milliseconds, outcome }, "cypher asked");
}

function outcomeOf({ completeness, rows }: CypherResponse): string {
  const end = completeness.status === "complete" ? "complete" : `stopped by ${completeness.budget}`;
  return `${end}, ${rows.length} rows`;
}

async function run(console: CypherConsole, body: CypherRequest, signal: AbortSignal, request: Request) {
  const begun = performance.now();
  const record = (outcome: string) => writeRecord(request, body, begun, outcome);
  try {
    const answer = await console.runReadOnlyCypher(body.query, body.parameters, body.budget, signal);
    record(outcomeOf(answer));
    return answer;
  } catch (error) {
    if (!(error instanceof CypherError)) {
      record(signal.aborted ? "cancelled" : "failed");
      throw error;
    }
    record(`${error.kind}${error.operator === undefined ? "" : ` (${error.operator})`}`);
    throw presentCypherError(error);
  }
}

export function mountCypher(router: Router, store: GraphStore): void {
  serveEndpoint(router, "cypher", ({ body, signal, request }) => {
    if (store.cypher === undefined) throw new ProblemError("not-available", howToGetIt);
    return run(store.cypher, body, signal, request);
  });
}
