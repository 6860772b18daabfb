/** A request that names something that does not exist or cannot stand together; `field` as in `origins.0`. */
export class RequestFaultError extends Error {
  readonly kind: "unknown-reference" | "invalid-request";
  readonly field: string;

  constructor(kind: "unknown-reference" | "invalid-request", field: string, message: string) {
    super(message);
    this.name = "RequestFaultError";
    this.kind = kind;
    this.field = field;
  }
}
