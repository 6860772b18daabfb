import { Alert, Button, Group, List, SegmentedControl, Stack, Text } from "@mantine/core";
import { Download, Info } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { FlowResponse, FlowSeries } from "#graph-schema/contract/flow.ts";
import { CaveatList } from "../../components/caveat-list.tsx";
import { DetailPart } from "../../components/detail-frame.tsx";
import { downloadText } from "../../components/download-text.ts";
import { EvidenceList } from "../../components/evidence-list.tsx";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { NodeLink } from "../../components/node-link.tsx";
import { ShowCypherButton } from "../../components/show-cypher-button.tsx";
import { basisWords, editionWords, flowWords } from "../../format/trade-words.ts";
import { chartData, frequenciesOf } from "./chart-data.ts";
import { MirrorGap } from "./mirror-gap.tsx";
import { flowToCsv } from "./series-csv.ts";
import { SeriesView } from "./series-view.tsx";
import { Unallocated } from "./unallocated.tsx";

/** Charts are a large library: fetched when the first one is drawn. */
const FlowChart = lazy(() => import("./flow-chart.tsx").then((module) => ({ default: module.FlowChart })));

interface FlowAnswerProps {
  flow: FlowResponse;
  dataVersion: string | undefined;
  onInspectNode: (id: string) => void;
}

export function FlowAnswer({ flow, dataVersion, onInspectNode }: FlowAnswerProps) {
  return (
    <Stack gap="md">
      {flow.series.length === 0 ? (
        <Text size="sm">Nobody reports this flow in the data held. That is unknown, not zero.</Text>
      ) : (
        <Charts flow={flow} />
      )}
      {flow.series.map((series) => (
        <SeriesView
          key={series.relationshipId}
          series={series}
          flow={flow}
          dataVersion={dataVersion}
          onInspectNode={onInspectNode}
        />
      ))}
      <DetailPart title="The two reports against each other">
        <MirrorGap gap={flow.mirrorGap} reason={flow.mirrorGapReason} />
      </DetailPart>
      {flow.caveats.length > 0 && (
        <DetailPart title="Caveats and reporting gaps">
          <CaveatList caveats={flow.caveats} onInspect={onInspectNode} />
        </DetailPart>
      )}
      {flow.claims.length > 0 && (
        <DetailPart title="Claims about this flow">
          <List size="sm">
            {flow.claims.map((claim) => (
              <List.Item key={claim.id}>
                <NodeLink node={claim} onInspect={onInspectNode} />
              </List.Item>
            ))}
          </List>
        </DetailPart>
      )}
      {flow.unallocated.length > 0 && <Unallocated amounts={flow.unallocated} />}
      {flow.evidenceNodes.length > 0 && (
        <DetailPart title="Sources">
          <EvidenceList nodes={flow.evidenceNodes} onInspect={onInspectNode} />
        </DetailPart>
      )}
      {flow.series.length > 0 && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Download size={14} aria-hidden />}
            onClick={() =>
              downloadText(`entrepot-flow-${flow.exporter}-${flow.importer}-${flow.hs}.csv`, flowToCsv(flow))
            }
          >
            Download CSV
          </Button>
          <ShowCypherButton
            asked={{
              question: "flow",
              request: { exporter: flow.exporter, importer: flow.importer, hs: flow.hs },
            }}
          />
        </Group>
      )}
      <Alert variant="light" color="gray" p="xs" icon={<Info size={16} aria-hidden />} role="note">
        <Text size="sm">{flow.notice}</Text>
      </Alert>
    </Stack>
  );
}

function Charts({ flow }: { flow: FlowResponse }) {
  const frequencies = frequenciesOf(flow.series);
  const [chosen, setChosen] = useState(frequencies[0] ?? "year");
  const data = chartData(flow.series, chosen, (series) => lineLabel(series, flow));
  return (
    <Stack gap={4}>
      {frequencies.length > 1 && (
        <SegmentedControl
          aria-label="Frequency"
          size="xs"
          data={[
            { value: "year", label: "By year" },
            { value: "month", label: "By month" },
          ]}
          value={chosen}
          onChange={(value) => setChosen(value === "month" ? "month" : "year")}
        />
      )}
      <Suspense fallback={<LoadingNotice label="Fetching the chart" />}>
        <FlowChart data={data} />
      </Suspense>
    </Stack>
  );
}

function lineLabel(series: FlowSeries, flow: FlowResponse): string {
  const dataset = flow.evidenceNodes.find((node) => node.id === series.dataset)?.label ?? series.dataset;
  const side = series.reporter === "reconciled" ? "compiled by the publisher" : `the ${series.reporter}’s word`;
  return `${side}, ${flowWords[series.flow]}, ${series.valuation}, ${basisWords[series.basis]}, ${editionWords(series.edition)}: ${dataset}`;
}
