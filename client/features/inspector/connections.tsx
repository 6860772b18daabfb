import { Accordion, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import { neighboursQuery } from "../../api/queries.ts";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { ShowCypherButton } from "../../components/show-cypher-button.tsx";
import { formatCount } from "../../format/number.ts";
import { groupLabel, relatedGroups, type RelatedGroup } from "./related.ts";
import { RelatedList } from "./related-list.tsx";

interface ConnectionsProps {
  id: string;
  /** Types that matter most for this node; they come first, unfolded. */
  first: readonly RelationshipType[];
  onInspectNode: (id: string) => void;
  onInspectRelationship: (id: string) => void;
}

const keyOf = (group: RelatedGroup) => `${group.relationshipType}-${group.direction}`;

/** Neighbours by relationship, counted first and fetched when unfolded. */
export function Connections({ id, first, ...inspect }: ConnectionsProps) {
  const counts = useQuery(neighboursQuery(id));
  if (counts.isPending) return <LoadingNotice label="Counting connections" />;
  if (counts.isError) return <ProblemNotice error={counts.error} onRetry={() => void counts.refetch()} />;
  const groups = relatedGroups(counts.data.groups, first);
  if (groups.length === 0) return <Text size="sm">Nothing is connected to this.</Text>;
  return (
    <Stack gap={4} align="stretch">
      <Groups key={id} id={id} first={first} groups={groups} {...inspect} />
      <Group justify="flex-end">
        <ShowCypherButton label="Show the Cypher of the counts" asked={{ question: "neighbours", request: { id } }} />
      </Group>
    </Stack>
  );
}

function Groups({ id, first, groups, ...inspect }: ConnectionsProps & { groups: readonly RelatedGroup[] }) {
  const [unfolded, setUnfolded] = useState(() =>
    groups.filter((group) => first.includes(group.relationshipType)).map((group) => keyOf(group)),
  );
  return (
    <Accordion multiple variant="contained" order={4} value={unfolded} onChange={setUnfolded}>
      {groups.map((group) => (
        <Accordion.Item key={keyOf(group)} value={keyOf(group)}>
          <Accordion.Control>
            <Text size="sm">
              {groupLabel(group)} ({formatCount(group.count)})
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            {unfolded.includes(keyOf(group)) && <RelatedList id={id} group={group} {...inspect} />}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
