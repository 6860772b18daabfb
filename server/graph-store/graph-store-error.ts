/** One error class for every failure of a store; `kind` says what the caller can do about it. */
export const graphStoreErrorKinds = [
  /** The store does not answer: server away, folder gone, disk full. */
  "unavailable",
  /** Another process writes to this store. */
  "locked",
  /** The store can be read, and whoever runs it lets nobody write. */
  "read-only",
  /** The store was written by a newer version of this program. */
  "newer-schema",
  /** The store's files are damaged. */
  "corrupt",
  /** The request names a node, cursor or dataset that does not exist. */
  "unknown-reference",
  /** Rows were rejected and the import was strict, or an import holds something contradictory as a whole. */
  "rejected",
  /** A document is not as whoever changes it expects it: somebody else changed it meanwhile. */
  "conflict",
] as const;

export type GraphStoreErrorKind = (typeof graphStoreErrorKinds)[number];

export class GraphStoreError extends Error {
  readonly kind: GraphStoreErrorKind;
  /** The field or id at fault, where there is one. */
  readonly subject: string | undefined;
  /** Whether the same may go well later with nothing changed here, as when a server is being started. */
  readonly mayPass: boolean;

  constructor(
    kind: GraphStoreErrorKind,
    message: string,
    options?: { subject?: string; cause?: unknown; mayPass?: boolean },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = "GraphStoreError";
    this.kind = kind;
    this.subject = options?.subject;
    this.mayPass = options?.mayPass ?? false;
  }
}
