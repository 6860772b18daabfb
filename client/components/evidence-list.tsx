import { List, Text } from "@mantine/core";
import type { GraphNode } from "#graph-schema/graph.ts";
import { citeSource } from "../format/citation.ts";
import { NodeLink } from "./node-link.tsx";

interface EvidenceListProps {
  nodes: readonly GraphNode[];
  /** Ids that resolve to nothing; said, not hidden. */
  missing?: readonly string[];
  onInspect: (id: string) => void;
}

/** What something rests on: sources as they are cited, claims by name. */
export function EvidenceList({ nodes, missing, onInspect }: EvidenceListProps) {
  if (nodes.length === 0 && (missing ?? []).length === 0) return <Text size="sm">No evidence is recorded.</Text>;
  return (
    <List size="sm" spacing={4}>
      {nodes.map((node) => (
        <List.Item key={node.id}>
          <NodeLink node={node} onInspect={onInspect} />
          {(node.type === "Source" || node.type === "Dataset") && (
            <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
              {citeSource(node)}
            </Text>
          )}
        </List.Item>
      ))}
      {missing?.map((id) => (
        <List.Item key={id}>{id}: named as evidence, but there is no such node</List.Item>
      ))}
    </List>
  );
}
