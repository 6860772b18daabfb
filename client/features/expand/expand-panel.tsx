import {
  ActionIcon,
  Button,
  Group,
  ScrollArea,
  Skeleton,
  Stack,
  Table,
  Text,
  Title,
  useComputedColorScheme,
} from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { expansionLimit, type ExpansionResponse } from "#graph-schema/contract/neighbours.ts";
import type { Relationship } from "#graph-schema/graph.ts";
import { nodeTypes, type NodeType } from "#graph-schema/node-types.ts";
import { expandNodes } from "../../api/client.ts";
import { neighboursQuery } from "../../api/queries.ts";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { ShowCypherButton } from "../../components/show-cypher-button.tsx";
import { TypeSign } from "../../components/type-sign.tsx";
import { formatCount } from "../../format/number.ts";
import { countShown, expansionGroups, type ExpansionGroup } from "./expansion-groups.ts";

interface Props {
  id: string;
  label: string;
  /** Ids of all nodes on the canvas: the server does not answer them again. */
  visible: readonly string[];
  /** What is drawn, to say how many of a group are shown. */
  relationships: readonly Relationship[];
  typeOf: (id: string) => NodeType | undefined;
  onExpanded: (response: ExpansionResponse) => void;
  onClose: () => void;
}

const page = expansionLimit.default;

/** Counts first; then one ranked page at a time, each saying how many of how many are shown. */
export function ExpandPanel({ id, label, visible, relationships, typeOf, onExpanded, onClose }: Props): ReactNode {
  const counts = useQuery(neighboursQuery(id));
  const expansion = useMutation({
    mutationFn: (group: ExpansionGroup) =>
      expandNodes({
        nodeIds: [id],
        relationshipTypes: [group.relationshipType],
        nodeTypes: [group.nodeType],
        exclude: [...visible],
        limit: page,
      }),
    onSuccess: onExpanded,
  });
  const groups = expansionGroups(counts.data?.groups ?? []);
  return (
    <Stack gap="xs" p="xs">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Title order={2} size="h6" lineClamp={2}>
          Expand {label}
        </Title>
        <ActionIcon aria-label="Close" onClick={onClose}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {counts.isPending && <Skeleton height={90} />}
      {counts.error !== null && <ProblemNotice error={counts.error} onRetry={() => void counts.refetch()} />}
      {expansion.error !== null && <ProblemNotice error={expansion.error} />}
      {counts.isSuccess && groups.length === 0 && <Text size="sm">Nothing is joined to it in the data held.</Text>}
      {groups.length > 0 && (
        <ScrollArea.Autosize mah={320} type="auto">
          <Table
            verticalSpacing={4}
            horizontalSpacing={6}
            withRowBorders={false}
            aria-label="Neighbours by relationship and type"
          >
            <Table.Tbody>
              {groups.map((group) => (
                <GroupRow
                  key={group.relationshipType + group.nodeType}
                  group={group}
                  shown={countShown(id, group, relationships, typeOf)}
                  isBusy={expansion.isPending && expansion.variables === group}
                  onAdd={() => expansion.mutate(group)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
      {groups.length > 0 && (
        <ShowCypherButton
          asked={{ question: "expansion", request: { nodeIds: [id], exclude: [...visible], limit: page } }}
        />
      )}
    </Stack>
  );
}

interface RowProps {
  group: ExpansionGroup;
  shown: number;
  isBusy: boolean;
  onAdd: () => void;
}

function GroupRow({ group, shown, isBusy, onAdd }: RowProps): ReactNode {
  const scheme = useComputedColorScheme("light");
  const { label, plural } = nodeTypes[group.nodeType];
  const left = group.count - shown;
  const name = group.count === 1 ? label : plural;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <TypeSign type={group.nodeType} scheme={scheme} />
          <span>
            <Text size="sm">
              {group.words}: {name}
            </Text>
            <Text size="xs" c="dimmed">
              {formatCount(shown)} of {formatCount(group.count)} shown
            </Text>
          </span>
        </Group>
      </Table.Td>
      <Table.Td ta="right">
        <Button size="compact-xs" variant="light" loading={isBusy} disabled={left <= 0} onClick={onAdd}>
          {left <= 0
            ? "All shown"
            : shown === 0
              ? `Add ${formatCount(Math.min(left, page))}`
              : `${formatCount(Math.min(left, page))} more`}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
