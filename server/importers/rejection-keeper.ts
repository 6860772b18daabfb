import type { Rejection } from "#graph-schema/contract/import.ts";

/** Where an import puts the rows that are refused. */
export interface RejectionKeeper {
  /** The first of them, as many as a report shows. */
  readonly first: readonly Rejection[];
  /** How many there were. */
  readonly count: number;
  add(rejections: readonly Rejection[]): Promise<void>;
  /** Resolves when all that were added are kept. */
  flush(): Promise<void>;
}
