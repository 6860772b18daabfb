/** Groups of neighbours as the panel offers them: one line for each relationship type and neighbour type. */
import type { NeighbourGroup } from "#graph-schema/contract/neighbours.ts";
import type { Relationship } from "#graph-schema/graph.ts";
import { isTypeWithin, type NodeType } from "#graph-schema/node-types.ts";
import { relationshipTypes, type RelationshipType } from "#graph-schema/relationship-types.ts";

export interface ExpansionGroup {
  relationshipType: RelationshipType;
  nodeType: NodeType;
  /** How the relationship reads from the node that is expanded. */
  words: string;
  count: number;
}

/** Both directions of one relationship type come together, since one question fetches both. Most numerous last. */
export function expansionGroups(groups: readonly NeighbourGroup[]): ExpansionGroup[] {
  const together = Map.groupBy(groups, ({ relationshipType, nodeType }) => `${relationshipType} ${nodeType}`);
  return [...together.values()]
    .map((same) => {
      const { relationshipType, nodeType } = same[0]!;
      return {
        relationshipType,
        nodeType,
        words: [...new Set(same.map(directedWords))].toSorted().join(" / "),
        count: same.reduce((sum, { count }) => sum + count, 0),
      };
    })
    .toSorted((a, b) => a.count - b.count || (a.words < b.words ? -1 : 1));
}

function directedWords({ relationshipType, direction }: NeighbourGroup): string {
  const { label, inverseLabel } = relationshipTypes[relationshipType];
  return direction === "outgoing" ? label : inverseLabel;
}

/** How many neighbours of a group are joined to the node on the canvas. */
export function countShown(
  node: string,
  group: Pick<ExpansionGroup, "relationshipType" | "nodeType">,
  relationships: readonly Relationship[],
  typeOf: (id: string) => NodeType | undefined,
): number {
  const neighbours = relationships
    .filter(({ type }) => type === group.relationshipType)
    .flatMap(({ start, end }) => (start === node ? [end] : end === node ? [start] : []))
    .filter((id) => {
      const type = typeOf(id);
      return type !== undefined && isTypeWithin(type, group.nodeType);
    });
  return new Set(neighbours).size;
}
