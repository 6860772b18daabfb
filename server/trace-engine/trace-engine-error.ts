/** Why a trace or flow has no answer. */
export type TraceEngineErrorKind = "unknown-reference" | "invalid-request" | "not-ready" | "not-found";

export class TraceEngineError extends Error {
  readonly kind: TraceEngineErrorKind;
  /** JSON path of what is at fault in the request, such as `origins.0`. */
  readonly field: string | undefined;

  constructor(kind: TraceEngineErrorKind, message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "TraceEngineError";
    this.kind = kind;
    this.field = options.field;
  }
}
