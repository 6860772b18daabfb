import type { NodeType } from "#graph-schema/node-types.ts";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";

const byType: Partial<Record<NodeType, readonly RelationshipType[]>> = {
  Claim: ["ASSERTED_BY", "STATED_IN", "DISPUTES", "SUPPORTS", "CONCERNS"],
  Event: ["PARTICIPATED_IN", "HELD_IN", "CONCERNS"],
  Person: ["HOLDS_OFFICE", "EMPLOYED_BY", "PARTICIPATED_IN"],
  Official: ["HOLDS_OFFICE", "EMPLOYED_BY", "PARTICIPATED_IN"],
  Organization: ["SANCTIONS", "HEADQUARTERED_IN"],
  Bank: ["SANCTIONS", "SUSPENDED_TIES_WITH", "LISTED_IN"],
  Commodity: ["PART_OF"],
  CommodityRoute: ["REPORTED_IN"],
};

/** What a reader of this type of node asks first; these connections are unfolded. */
export function firstConnections(type: NodeType): readonly RelationshipType[] {
  return byType[type] ?? [];
}
