import { List, Text } from "@mantine/core";
import type { GraphNode } from "#graph-schema/graph.ts";
import { NodeLink } from "./node-link.tsx";

interface CaveatListProps {
  /** Claims of kind caveat or reporting-gap. */
  caveats: readonly GraphNode[];
  onInspect: (id: string) => void;
}

/** Caveats and reporting gaps in full, reporting gaps first. */
export function CaveatList({ caveats, onInspect }: CaveatListProps) {
  const isGap = (node: GraphNode) => node.properties["kind"] === "reporting-gap";
  const sorted = [...caveats.filter(isGap), ...caveats.filter((node) => !isGap(node))];
  return (
    <List size="sm" spacing={4}>
      {sorted.map((node) => (
        <List.Item key={node.id}>
          <Text span size="sm" fw={600}>
            {isGap(node) ? "Reporting gap: " : "Caveat: "}
          </Text>
          {typeof node.properties["text"] === "string" && `${node.properties["text"]} `}
          <NodeLink node={node} onInspect={onInspect} />
        </List.Item>
      ))}
    </List>
  );
}
