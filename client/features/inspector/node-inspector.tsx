import { Button, Group, Spoiler, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { NodeResponse } from "#graph-schema/contract/read.ts";
import { parseRouteId, type RouteKey } from "#graph-schema/node-id.ts";
import { nodeTypes } from "#graph-schema/node-types.ts";
import { nodeQuery } from "../../api/queries.ts";
import { CopyTextButton } from "../../components/copy-text-button.tsx";
import { DetailFrame, DetailPart } from "../../components/detail-frame.tsx";
import { EvidenceList } from "../../components/evidence-list.tsx";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { ShowCypherButton } from "../../components/show-cypher-button.tsx";
import { citeSource } from "../../format/citation.ts";
import { Alternatives } from "./alternatives.tsx";
import { ClaimStatement } from "./claim-statement.tsx";
import { DatasetCounts } from "./dataset-counts.tsx";
import { Connections } from "./connections.tsx";
import { firstConnections } from "./first-connections.ts";
import classes from "./node-inspector.module.css";
import { NodeCaveats } from "./node-caveats.tsx";
import { PropertyTable } from "./property-table.tsx";
import { otherNames } from "./property-words.ts";

export interface InspectorActions {
  onInspectNode: (id: string) => void;
  onInspectRelationship: (id: string) => void;
  onInspectFlow: (route: RouteKey) => void;
  onClose: () => void;
}

interface NodeInspectorProps extends InspectorActions {
  id: string;
  /** Left out where the node is on the canvas already. */
  onShowOnCanvas?: (node: NodeResponse) => void;
}

/** Everything known of a node: what it is, what it rests on, who says otherwise, what it is connected to. */
export function NodeInspector({ id, onShowOnCanvas, ...actions }: NodeInspectorProps) {
  const node = useQuery(nodeQuery(id));
  if (node.isPending) {
    return (
      <DetailFrame kind="Node" title={id} onClose={actions.onClose}>
        <LoadingNotice label="Reading" />
      </DetailFrame>
    );
  }
  if (node.isError) {
    return (
      <DetailFrame kind="Node" title={id} onClose={actions.onClose}>
        <ProblemNotice error={node.error} onRetry={() => void node.refetch()} />
      </DetailFrame>
    );
  }
  return <KnownNode node={node.data} onShowOnCanvas={onShowOnCanvas} {...actions} />;
}

interface KnownNodeProps extends InspectorActions {
  node: NodeResponse;
  onShowOnCanvas: NodeInspectorProps["onShowOnCanvas"];
}

function KnownNode({ node, onShowOnCanvas, ...actions }: KnownNodeProps) {
  const row = nodeTypes[node.type];
  const names = otherNames(node.properties, node.label);
  return (
    <DetailFrame kind={row.label} title={node.label} onClose={actions.onClose}>
      <Group gap="xs" className={classes["actions"]}>
        {onShowOnCanvas !== undefined && (
          <Button size="compact-sm" onClick={() => onShowOnCanvas(node)}>
            Show on the canvas
          </Button>
        )}
        <RouteButton node={node} onInspectFlow={actions.onInspectFlow} />
        {(node.type === "Source" || node.type === "Dataset") && (
          <CopyTextButton label="Copy citation" text={() => citeSource(node)} />
        )}
      </Group>
      {node.type === "Claim" && <ClaimStatement claim={node} />}
      {names.length > 0 && (
        <Spoiler maxHeight={40} showLabel="All names" hideLabel="Fewer names">
          <Text size="sm" lh="20px">
            {names.join(" · ")}
          </Text>
        </Spoiler>
      )}
      <PropertyTable properties={propertiesBeside(node)} order={Object.keys(row.properties.shape)} />
      {(node.type === "Country" || node.type === "CommodityRoute") && (
        <NodeCaveats id={node.id} onInspectNode={actions.onInspectNode} />
      )}
      {node.type === "Dataset" && <DatasetCounts id={node.id} />}
      <DetailPart title="Connections">
        <Connections
          id={node.id}
          first={firstConnections(node.type)}
          onInspectNode={actions.onInspectNode}
          onInspectRelationship={actions.onInspectRelationship}
        />
      </DetailPart>
      <Alternatives alternatives={node.alternatives} sources={node.evidenceNodes} />
      <DetailPart title="Evidence">
        <EvidenceList nodes={node.evidenceNodes} missing={node.evidenceMissing} onInspect={actions.onInspectNode} />
      </DetailPart>
      <Group gap="xs" justify="space-between">
        <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {node.id}
        </Text>
        <ShowCypherButton asked={{ question: "node", request: { id: node.id } }} />
      </Group>
    </DetailFrame>
  );
}

/** A claim's own view shows these; the table need not repeat them. */
const shownByClaim = new Set(["kind", "date", "secondHand", "secondHandNote"]);

function propertiesBeside(node: NodeResponse): Record<string, unknown> {
  if (node.type !== "Claim") return node.properties;
  return Object.fromEntries(Object.entries(node.properties).filter(([name]) => !shownByClaim.has(name)));
}

function RouteButton({ node, onInspectFlow }: { node: NodeResponse; onInspectFlow: (route: RouteKey) => void }) {
  const route = parseRouteId(node.id);
  if (route === undefined) return null;
  return (
    <Button size="compact-sm" variant="default" onClick={() => onInspectFlow(route)}>
      Figures of both reporters
    </Button>
  );
}
