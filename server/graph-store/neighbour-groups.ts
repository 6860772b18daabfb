/** Groups of a node's neighbours as both stores answer them. */
import type { NeighbourGroup } from "#graph-schema/contract/neighbours.ts";
import { nodeTypeNames, type NodeType } from "#graph-schema/node-types.ts";
import { relationshipTypeNames, type RelationshipType } from "#graph-schema/relationship-types.ts";

/** What a route hangs on: its two countries, its commodity, and the datasets that report it. */
export function routeEndGroups(datasets: number): NeighbourGroup[] {
  const group = (
    relationshipType: RelationshipType,
    direction: NeighbourGroup["direction"],
    nodeType: NodeType,
    count: number,
  ): NeighbourGroup => ({ relationshipType, direction, nodeType, count });
  return [
    group("SHIPS", "incoming", "Country", 1),
    group("ARRIVES_IN", "outgoing", "Country", 1),
    group("CARRIES", "outgoing", "Commodity", 1),
    group("REPORTED_IN", "outgoing", "Dataset", datasets),
  ];
}

/** In the order of the type tables. */
export function compareGroups(a: NeighbourGroup, b: NeighbourGroup): number {
  return (
    relationshipTypeNames.indexOf(a.relationshipType) - relationshipTypeNames.indexOf(b.relationshipType) ||
    b.direction.localeCompare(a.direction) ||
    nodeTypeNames.indexOf(a.nodeType) - nodeTypeNames.indexOf(b.nodeType)
  );
}
