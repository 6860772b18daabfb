/**
 * What the user is exploring. The document is what is on the canvas: ids and places only, so that undo is a small
 * difference. The library is what the server told about those ids; it is never undone. The view is what is selected
 * and open beside the canvas.
 */
import type { TraceRequestInput } from "#graph-schema/contract/trace.ts";
import type { GraphNode, Relationship } from "#graph-schema/graph.ts";
import type { CanvasChain } from "./chains.ts";

export interface Point {
  x: number;
  y: number;
}

export interface ShownTrace {
  request: TraceRequestInput;
  /** `context` stands apart: all goods, not matched by product. */
  role: "question" | "context";
  title: string | null;
}

export interface ShownNode extends Point {
  /** A pinned node is left where it is by every layout. */
  pinned: boolean;
}

export interface ShownChain {
  trace: string;
}

/** Sections of records by id; a document is compared and restored section by section. */
export interface ExplorationDocument {
  traces: Readonly<Record<string, ShownTrace>>;
  /** By chain key (chains.ts). */
  chains: Readonly<Record<string, ShownChain>>;
  nodes: Readonly<Record<string, ShownNode>>;
  relationships: Readonly<Record<string, true>>;
  /** At most one entry: the key of the chain that is lit. */
  lit: Readonly<Record<string, true>>;
}

export interface Library {
  nodes: Readonly<Record<string, GraphNode>>;
  relationships: Readonly<Record<string, Relationship>>;
  chains: Readonly<Record<string, CanvasChain>>;
}

/** What the panel at the right shows. */
export type Inspected =
  | { kind: "node"; id: string }
  | { kind: "relationship"; id: string }
  /** By chain key (chains.ts). */
  | { kind: "chain"; key: string }
  /** A bundle of routes between two countries; `trace` is the id of the trace it was drawn for. */
  | { kind: "flow"; exporter: string; importer: string; commodities: string[]; trace: string | null };

export interface View {
  /** Ids of nodes, relationships or trade flows. */
  selection: readonly string[];
  inspected: Inspected | null;
  /** Grows when another picture begins, which is then shown whole. */
  picture: number;
}

export const emptyDocument: ExplorationDocument = { traces: {}, chains: {}, nodes: {}, relationships: {}, lit: {} };
export const emptyLibrary: Library = { nodes: {}, relationships: {}, chains: {} };
export const emptyView: View = { selection: [], inspected: null, picture: 0 };

export function litChain(document: ExplorationDocument): string | undefined {
  return Object.keys(document.lit)[0];
}

/** A copy of a record without some keys; the same record when none of them is in it. */
export function without<Value>(
  record: Readonly<Record<string, Value>>,
  keys: Iterable<string>,
): Readonly<Record<string, Value>> {
  const present = [...keys].filter((key) => Object.hasOwn(record, key));
  if (present.length === 0) return record;
  const copy = { ...record };
  for (const key of present) delete copy[key];
  return copy;
}
