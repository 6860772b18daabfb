import { Button, Group, List, Stack, Text, Title, UnstyledButton, useComputedColorScheme } from "@mantine/core";
import type { ReactNode } from "react";
import { TypeSign } from "../../components/type-sign.tsx";
import { formatCount } from "../../format/number.ts";
import type { ListedFlow, ListedNode } from "./listed-elements.ts";
import classes from "./canvas-list.module.css";

interface Props {
  nodes: readonly ListedNode[];
  flows: readonly ListedFlow[];
  selection: readonly string[];
  onInspect: (id: string) => void;
  onExpand: (id: string) => void;
}

/** Everything on the canvas as a list: for screen readers, and for anyone who would rather read. */
export function CanvasList({ nodes, flows, selection, onInspect, onExpand }: Props): ReactNode {
  return (
    <Stack gap="sm" p="sm">
      <Title order={2} size="h4">
        On the canvas
      </Title>
      {nodes.length === 0 && <Text size="sm">Nothing yet. Search for a name, or ask a trace.</Text>}
      {flows.length > 0 && (
        <section>
          <Title order={3} size="h5">
            Trade flows ({formatCount(flows.length)})
          </Title>
          <List listStyleType="none" spacing={0}>
            {flows.map(({ id, words, figures }) => (
              <List.Item key={id} classNames={{ itemWrapper: classes["wide"]!, itemLabel: classes["wide"]! }}>
                <UnstyledButton
                  className={classes["item"]}
                  aria-current={selection.includes(id)}
                  onClick={() => onInspect(id)}
                >
                  <Text size="sm">{words}</Text>
                  <Text size="xs" c="dimmed">
                    {figures}
                  </Text>
                </UnstyledButton>
              </List.Item>
            ))}
          </List>
        </section>
      )}
      {nodes.length > 0 && (
        <section>
          <Title order={3} size="h5">
            Nodes ({formatCount(nodes.length)})
          </Title>
          <List listStyleType="none" spacing={0}>
            {nodes.map((node) => (
              <List.Item key={node.id} classNames={{ itemWrapper: classes["wide"]!, itemLabel: classes["wide"]! }}>
                <NodeItem
                  node={node}
                  isSelected={selection.includes(node.id)}
                  onInspect={onInspect}
                  onExpand={onExpand}
                />
              </List.Item>
            ))}
          </List>
        </section>
      )}
    </Stack>
  );
}

interface ItemProps extends Pick<Props, "onInspect" | "onExpand"> {
  node: ListedNode;
  isSelected: boolean;
}

function NodeItem({ node, isSelected, onInspect, onExpand }: ItemProps): ReactNode {
  const scheme = useComputedColorScheme("light");
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <UnstyledButton className={classes["item"]} aria-current={isSelected} onClick={() => onInspect(node.id)}>
        <Group gap={6} wrap="nowrap">
          {node.type !== null && <TypeSign type={node.type} scheme={scheme} />}
          <Text size="sm">{node.label}</Text>
        </Group>
        <Text size="xs" c="dimmed">
          {[node.typeWords, ...(node.pinned ? ["pinned"] : []), ...node.links].join(" · ")}
        </Text>
      </UnstyledButton>
      <Button size="compact-xs" variant="subtle" aria-label={`Expand ${node.label}`} onClick={() => onExpand(node.id)}>
        Expand
      </Button>
    </Group>
  );
}
