/** Neighbours of a node, asked by relationship type, in the form that the inspector lists them. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ExpansionResponse, NeighbourGroup } from "#graph-schema/contract/neighbours.ts";
import type { GraphNode, Relationship } from "#graph-schema/graph.ts";
import { relationshipTypes, type RelationshipType } from "#graph-schema/relationship-types.ts";
import { expandNodes } from "../../api/client.ts";

export interface RelatedQuestion {
  id: string;
  relationshipType: RelationshipType;
  direction: NeighbourGroup["direction"];
  limit: number;
}

export interface RelatedItem {
  relationship: Relationship;
  node: GraphNode;
}

export const relatedQuery = ({ id, relationshipType, limit }: RelatedQuestion) =>
  queryOptions({
    queryKey: ["related", id, relationshipType, limit],
    queryFn: ({ signal }) => expandNodes({ nodeIds: [id], relationshipTypes: [relationshipType], limit }, signal),
    placeholderData: keepPreviousData,
  });

/** The relationships of an answer that lie in the asked direction, each with the node at its other end, in the answer's order. */
export function relatedItems(
  { nodes, relationships }: Pick<ExpansionResponse, "nodes" | "relationships">,
  { id, relationshipType, direction }: Omit<RelatedQuestion, "limit">,
): RelatedItem[] {
  return nodes.flatMap((node) =>
    relationships
      .filter(({ type, start, end }) => {
        if (type !== relationshipType) return false;
        return direction === "outgoing" ? start === id && end === node.id : end === id && start === node.id;
      })
      .map((relationship) => ({ relationship, node })),
  );
}

/** How a group of neighbours reads from the node: `asserted by`, `office held by`. */
export function groupLabel({
  relationshipType,
  direction,
}: Pick<NeighbourGroup, "relationshipType" | "direction">): string {
  const row = relationshipTypes[relationshipType];
  return direction === "outgoing" ? row.label : row.inverseLabel;
}

export interface RelatedGroup {
  relationshipType: RelationshipType;
  direction: NeighbourGroup["direction"];
  /** Over all neighbour types. */
  count: number;
}

/** Groups by relationship type and direction, those of `first` in front, then by label. */
export function relatedGroups(groups: readonly NeighbourGroup[], first: readonly RelationshipType[]): RelatedGroup[] {
  const merged = new Map<string, RelatedGroup>();
  for (const { relationshipType, direction, count } of groups) {
    const key = `${relationshipType} ${direction}`;
    const known = merged.get(key);
    merged.set(key, { relationshipType, direction, count: count + (known?.count ?? 0) });
  }
  const place = (group: RelatedGroup) => {
    const index = first.indexOf(group.relationshipType);
    return index === -1 ? first.length : index;
  };
  return [...merged.values()].toSorted(
    (a, b) => place(a) - place(b) || groupLabel(a).localeCompare(groupLabel(b), "en"),
  );
}
