/** Where every failure of a request ends: problem details out, never a stack trace; the log has the rest. */
import type { NextFunction, Request, Response } from "express";
import { GraphStoreError, type GraphStoreErrorKind } from "../graph-store/graph-store-error.ts";
import type { ProblemType } from "#graph-schema/problem.ts";
import { presentProblem, ProblemError } from "./problem-error.ts";
import { idOfRequest } from "./request-log.ts";
import { ClientGoneError } from "./request-signal.ts";

const problemOfStoreError: Record<GraphStoreErrorKind, ProblemType> = {
  unavailable: "store-unavailable",
  locked: "conflict",
  "read-only": "conflict",
  "newer-schema": "store-unavailable",
  corrupt: "store-unavailable",
  "unknown-reference": "unknown-reference",
  rejected: "unreadable-file",
  conflict: "conflict",
};

function readStoreError(error: GraphStoreError): ProblemError {
  const type = problemOfStoreError[error.kind];
  const faults = error.subject === undefined ? undefined : [{ field: error.subject, message: error.message }];
  return new ProblemError(type, error.message, faults === undefined ? { cause: error } : { faults, cause: error });
}

/** Errors that Express and its body and path readers throw carry a status; anything else is a fault of ours. */
function readHttpError(error: unknown): ProblemError | undefined {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return undefined;
  if (error.status === 413) {
    return new ProblemError("payload-too-large", "The body is larger than this server reads", { cause: error });
  }
  if (error.status === 415) return new ProblemError("unsupported-media-type", error.message, { cause: error });
  if (error.status < 400 || error.status > 499) return undefined;
  return new ProblemError("invalid-request", "The request cannot be read", { cause: error });
}

export function readError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof GraphStoreError) return readStoreError(error);
  const detail = "Something went wrong here; the log has more under the request's id";
  return readHttpError(error) ?? new ProblemError("internal", detail, { cause: error });
}

/** What nobody expects is logged with its cause, and so is a store that fails; that it is still opening is no news. */
function logFailure(error: unknown, problem: ProblemError, request: Request): void {
  if (problem.type === "internal") request.log.error({ err: error }, problem.message);
  else if (problem.type === "not-ready") request.log.debug(problem.message);
  else if (problem.status >= 500) request.log.warn({ err: error, problem: problem.type }, problem.message);
}

/** Express error handler; it has to take four parameters. */
export function answerError(error: unknown, request: Request, response: Response, _next: NextFunction): void {
  if (error instanceof ClientGoneError || response.closed) return;
  const problem = readError(error);
  logFailure(error, problem, request);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response
    .status(problem.status)
    .set({ ...problem.headers, "Cache-Control": "no-store" })
    .type("application/problem+json")
    .send(JSON.stringify(presentProblem(problem, idOfRequest(response))));
}
