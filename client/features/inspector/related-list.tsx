import { Button, List, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { expansionLimit } from "#graph-schema/contract/neighbours.ts";
import { relationshipTypes } from "#graph-schema/relationship-types.ts";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { NodeLink } from "../../components/node-link.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { formatSpan } from "../../format/date.ts";
import { formatCount } from "../../format/number.ts";
import { relatedItems, relatedQuery, type RelatedGroup, type RelatedItem } from "./related.ts";

interface RelatedListProps {
  id: string;
  group: RelatedGroup;
  onInspectNode: (id: string) => void;
  onInspectRelationship: (id: string) => void;
}

/** One group of neighbours, with what the relationship says and a way to its evidence. */
export function RelatedList({ id, group, onInspectNode, onInspectRelationship }: RelatedListProps) {
  const [limit, setLimit] = useState<number>(expansionLimit.default);
  const question = { id, relationshipType: group.relationshipType, direction: group.direction, limit };
  const answer = useQuery(relatedQuery(question));
  if (answer.isPending) return <LoadingNotice label="Reading" />;
  if (answer.isError) return <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  const items = relatedItems(answer.data, question);
  return (
    <>
      <List size="sm" spacing={4}>
        {items.map((item) => (
          <List.Item key={item.relationship.id}>
            <NodeLink node={item.node} onInspect={onInspectNode} />
            <Said item={item} onInspect={onInspectRelationship} />
          </List.Item>
        ))}
      </List>
      {answer.data.nextCursor !== null && limit < expansionLimit.maximum && (
        <Button
          variant="default"
          size="compact-sm"
          mt={4}
          onClick={() => setLimit(Math.min(limit * 3, expansionLimit.maximum))}
        >
          {formatCount(items.length)} of {formatCount(group.count)} shown, more
        </Button>
      )}
    </>
  );
}

function Said({ item, onInspect }: { item: RelatedItem; onInspect: (id: string) => void }) {
  const { relationship } = item;
  const { title, role, note, programme, place } = relationship.properties;
  const words = [title, role, programme, place, note].filter((word) => typeof word === "string");
  if (relationshipTypes[relationship.type].dated) words.push(formatSpan(relationship.from, relationship.to));
  return (
    <Text size="xs" c="dimmed">
      {words.join(" · ")}{" "}
      <Button
        variant="transparent"
        size="compact-xs"
        px={0}
        h="auto"
        fw={400}
        td="underline"
        onClick={() => onInspect(relationship.id)}
      >
        evidence
      </Button>
    </Text>
  );
}
