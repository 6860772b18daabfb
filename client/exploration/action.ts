/** Everything that can happen to an exploration. Actions carry the server's answers, so that applying them is pure. */
import type { ExpansionResponse } from "#graph-schema/contract/neighbours.ts";
import type { TraceRequestInput, TraceResponse } from "#graph-schema/contract/trace.ts";
import type { GraphNode, Relationship } from "#graph-schema/graph.ts";
import type { ExplorationDocument, Inspected, Point, ShownTrace, View } from "./state.ts";

export interface AnsweredTrace {
  request: TraceRequestInput;
  response: TraceResponse;
  role?: ShownTrace["role"];
  title?: string;
}

/** Actions that change the picture; undo takes them back one by one. */
export type DocumentAction =
  /** A trace was asked and answered: its first chains are drawn. `replace` clears the canvas first. */
  | ({ type: "open-trace"; replace: boolean } & AnsweredTrace)
  | { type: "close-trace"; trace: string }
  /** Draws chains that the library knows. */
  | { type: "show-chains"; keys: readonly string[] }
  | { type: "hide-chains"; keys: readonly string[] }
  | { type: "light-chain"; key: string | null }
  /** New nodes are placed near `near`, or below what is there, and joined by those of the relationships that are between shown nodes. */
  | { type: "add-nodes"; nodes: readonly GraphNode[]; near?: string; relationships?: readonly Relationship[] }
  /** Relationships whose two ends are on the canvas are drawn; others are kept in the library. */
  | { type: "add-relationships"; relationships: readonly Relationship[] }
  | { type: "expand"; parent: string; response: Pick<ExpansionResponse, "nodes" | "relationships"> }
  /** Ids of nodes, relationships or trade flows. */
  | { type: "remove"; ids: readonly string[] }
  | { type: "keep-only"; ids: readonly string[] }
  | { type: "move"; places: Readonly<Record<string, Point>> }
  | { type: "pin"; ids: readonly string[]; pinned: boolean }
  | { type: "clear" };

/** Actions that change what is selected, open or known; they are not undone. */
export type ViewAction =
  | { type: "select"; ids: readonly string[]; add?: boolean }
  | { type: "inspect"; target: Inspected | null }
  | {
      type: "learn";
      nodes?: readonly GraphNode[];
      relationships?: readonly Relationship[];
      traces?: readonly { trace: string; response: TraceResponse }[];
    };

/** Actions on the whole: they end or walk the history. */
export type HistoryAction =
  | { type: "start"; traces: readonly AnsweredTrace[] }
  | { type: "restore"; document: ExplorationDocument; view: Omit<View, "picture"> }
  | { type: "undo" }
  | { type: "redo" };

export type Action = DocumentAction | ViewAction | HistoryAction;
