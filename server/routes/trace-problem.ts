/** Turns what the trace engine refuses into problems. */
import { ProblemError } from "../http/problem-error.ts";
import { TraceEngineError } from "../trace-engine/trace-engine-error.ts";

/** Rethrows: a TraceEngineError as the problem of its kind, naming the field; anything else as it is. */
export function throwAsProblem(error: unknown): never {
  if (!(error instanceof TraceEngineError)) throw error;
  const { kind, field, message } = error;
  const detail = field === undefined ? message : `${field}: ${message}`;
  throw new ProblemError(kind, detail, {
    ...(field === undefined ? {} : { faults: [{ field, message }] }),
    ...(kind === "not-ready" ? { headers: { "Retry-After": "1" } } : {}),
    cause: error,
  });
}
