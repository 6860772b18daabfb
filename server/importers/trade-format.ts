/** What one file format brings: how its header is recognised and how its rows are read. */
import type { DatasetDescription } from "./datasets/dataset-descriptions.ts";
import type { TradeSink } from "./sink/trade-sink.ts";

/** Column names compare without case, quotes and surrounding blanks. */
export interface HeaderSignature {
  /** Columns without which the file is not of this format. */
  required: readonly string[];
  /** Columns that may be there too. */
  optional: readonly string[];
  /** Further columns whose name is a value, such as the years of a wide table. */
  isValueColumn?: (name: string) => boolean;
}

/** How far a file's own coverage may be taken: see trade-coverage.ts. */
export type CoverageRule = "infer" | "declare" | "declare-where-complete" | "none";

export interface TradeRowReader {
  /** Takes one row over into the sink, or rejects or skips it there. `line` counts from 1. */
  read(fields: readonly string[], line: number): void;
  /** Remarks for the report, once all rows are read. */
  notes(): string[];
}

export interface TradeFormat {
  id: string;
  label: string;
  /** One sentence for the list of formats. */
  description: string;
  dataset: DatasetDescription;
  signature: HeaderSignature;
  coverage: CoverageRule;
  open(header: readonly string[], sink: TradeSink): TradeRowReader;
}

/** Positions of a header's columns by lower-case name. */
export function columnPositions(header: readonly string[]): ReadonlyMap<string, number> {
  return new Map(header.map((name, index) => [columnName(name), index]));
}

export function columnName(text: string): string {
  return text.trim().toLowerCase();
}
