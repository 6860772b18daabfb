/** Every refusal of a request in one class; the error handler turns it into problem details (RFC 9457). */
import { problemTypes, type Fault, type Problem, type ProblemType } from "#graph-schema/problem.ts";

export interface ProblemOptions {
  /** What is wrong where, and what would be right. */
  faults?: Fault[];
  /** Headers that belong to the refusal, such as Allow. */
  headers?: Record<string, string>;
  cause?: unknown;
}

export class ProblemError extends Error {
  readonly type: ProblemType;
  readonly faults: Fault[] | undefined;
  readonly headers: Record<string, string>;

  constructor(type: ProblemType, detail: string, options: ProblemOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "ProblemError";
    this.type = type;
    this.faults = options.faults;
    this.headers = options.headers ?? {};
  }

  get status(): number {
    return problemTypes[this.type].status;
  }
}

/** The body of a refusal; `instance` is the request's id, as it stands in the log. */
export function presentProblem(error: ProblemError, instance: string | undefined): Problem {
  const { status, title } = problemTypes[error.type];
  return {
    type: `/problems/${error.type}`,
    title,
    status,
    detail: error.message,
    ...(instance === undefined ? {} : { instance }),
    ...(error.faults === undefined ? {} : { faults: error.faults }),
  };
}

/** A 404 for the addressed resource. */
export function notFound(what: string): ProblemError {
  return new ProblemError("not-found", what);
}

/** A 422 for ids or codes that a body or a query names and that do not exist. */
export function unknownReference(field: string, message: string): ProblemError {
  return new ProblemError("unknown-reference", `${field}: ${message}`, { faults: [{ field, message }] });
}
