import { Badge, Group, UnstyledButton, Text } from "@mantine/core";
import type { GraphNode } from "#graph-schema/graph.ts";
import { nodeTypes } from "#graph-schema/node-types.ts";
import classes from "./node-link.module.css";

interface NodeLinkProps {
  node: GraphNode;
  onInspect: (id: string) => void;
}

/** A node's name that opens it in the inspector, with its type and, for a claim, whether it is second-hand. */
export function NodeLink({ node, onInspect }: NodeLinkProps) {
  return (
    <Group gap={6} wrap="wrap">
      <UnstyledButton className={classes["link"]} onClick={() => onInspect(node.id)}>
        {node.label}
      </UnstyledButton>
      <Text span size="xs" c="dimmed">
        {nodeTypes[node.type].label}
      </Text>
      {node.properties["secondHand"] === true && (
        <Badge variant="default" size="sm" tt="none" fw={500}>
          second-hand
        </Badge>
      )}
    </Group>
  );
}

/** The node behind an id where the answer brought it; the bare id where it did not, so that nothing is dropped. */
export function NodeLinkById({
  id,
  nodes,
  onInspect,
}: {
  id: string;
  nodes: readonly GraphNode[];
  onInspect: NodeLinkProps["onInspect"];
}) {
  const node = nodes.find((candidate) => candidate.id === id);
  if (node !== undefined) return <NodeLink node={node} onInspect={onInspect} />;
  return (
    <UnstyledButton className={classes["link"]} onClick={() => onInspect(id)}>
      {id}
    </UnstyledButton>
  );
}
