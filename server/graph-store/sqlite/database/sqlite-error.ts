import { GraphStoreError, type GraphStoreErrorKind } from "../../graph-store-error.ts";

/** SQLite's primary result codes (https://sqlite.org/rescode.html) that mean something to a caller. */
const kinds: Record<number, [GraphStoreErrorKind, string]> = {
  5: ["locked", "is locked by another process"],
  6: ["locked", "is locked by another process"],
  8: ["unavailable", "cannot be written"],
  10: ["unavailable", "cannot be read or written (disk error)"],
  11: ["corrupt", "is damaged"],
  13: ["unavailable", "cannot grow: the disk is full"],
  14: ["unavailable", "cannot be opened"],
  26: ["corrupt", "is not an SQLite database"],
};

/** Failures of SQLite and of the file system as the store's own error; anything else passes unchanged. */
export function toGraphStoreError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof GraphStoreError) return error;
  if ("errcode" in error && typeof error.errcode === "number") {
    const known = kinds[error.errcode & 0xff];
    if (known) return new GraphStoreError(known[0], `${path} ${known[1]}: ${error.message}.`, { cause: error });
  }
  if ("code" in error && typeof error.code === "string" && /^E[A-Z]+$/.test(error.code)) {
    return new GraphStoreError("unavailable", `${path} cannot be used: ${error.message}.`, { cause: error });
  }
  return error;
}
