import type { NodeType } from "#graph-schema/node-types.ts";
import { byCodeUnits } from "../../merge-statements.ts";

export interface Neighbour {
  id: string;
  rank: number;
  type: NodeType;
}

export function compareByRank(a: Neighbour, b: Neighbour): number {
  return b.rank - a.rank || byCodeUnits(a.id, b.id);
}
