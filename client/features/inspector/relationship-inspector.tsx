import { Button, Group, List, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { RelationshipResponse } from "#graph-schema/contract/read.ts";
import { parseRouteId } from "#graph-schema/node-id.ts";
import { relationshipTypes } from "#graph-schema/relationship-types.ts";
import { relationshipQuery } from "../../api/queries.ts";
import { DetailFrame, DetailPart } from "../../components/detail-frame.tsx";
import { EvidenceList } from "../../components/evidence-list.tsx";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { NodeLink } from "../../components/node-link.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { formatSpan } from "../../format/date.ts";
import { Alternatives } from "./alternatives.tsx";
import type { InspectorActions } from "./node-inspector.tsx";
import { PropertyTable } from "./property-table.tsx";

/** Everything known of a relationship: its ends, dates, properties and what it rests on. */
export function RelationshipInspector({ id, ...actions }: InspectorActions & { id: string }) {
  const relationship = useQuery(relationshipQuery(id));
  if (relationship.isSuccess) return <Known relationship={relationship.data} {...actions} />;
  return (
    <DetailFrame kind="Relationship" title={id.split("|")[0] ?? id} onClose={actions.onClose}>
      {relationship.isError ? (
        <ProblemNotice error={relationship.error} onRetry={() => void relationship.refetch()} />
      ) : (
        <LoadingNotice label="Reading" />
      )}
    </DetailFrame>
  );
}

function Known({ relationship, ...actions }: InspectorActions & { relationship: RelationshipResponse }) {
  const row = relationshipTypes[relationship.type];
  const { startNode, endNode, properties } = relationship;
  const route = parseRouteId(startNode.id) ?? parseRouteId(endNode.id);
  return (
    <DetailFrame kind="Relationship" title={row.label} onClose={actions.onClose}>
      <List size="sm" listStyleType="none">
        <List.Item>
          <NodeLink node={startNode} onInspect={actions.onInspectNode} />
        </List.Item>
        <List.Item>
          <Text size="sm" fs="italic">
            {row.label}
          </Text>
        </List.Item>
        <List.Item>
          <NodeLink node={endNode} onInspect={actions.onInspectNode} />
        </List.Item>
      </List>
      {row.dated && <Text size="sm">{formatSpan(relationship.from, relationship.to)}</Text>}
      {route !== undefined && (
        <Group>
          <Button size="compact-sm" variant="default" onClick={() => actions.onInspectFlow(route)}>
            Figures of both reporters
          </Button>
        </Group>
      )}
      <PropertyTable properties={withoutArrays(properties)} order={Object.keys(row.properties.shape)} />
      <Alternatives alternatives={relationship.alternatives} sources={relationship.evidenceNodes} />
      <DetailPart title="Evidence">
        <EvidenceList
          nodes={relationship.evidenceNodes}
          missing={relationship.evidenceMissing}
          onInspect={actions.onInspectNode}
        />
      </DetailPart>
      <Text size="xs" c="dimmed">
        {row.description}.
      </Text>
    </DetailFrame>
  );
}

/** A series' figures are arrays: the flow view shows them by period. */
function withoutArrays(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => !Array.isArray(value)));
}
