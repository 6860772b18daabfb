import { Select, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commodityId } from "#graph-schema/node-id.ts";
import { ApiError } from "../../api/api-error.ts";
import { flowQuery, statisticsQuery } from "../../api/queries.ts";
import { useNodeLabels } from "../../api/use-node-labels.ts";
import { ChainRoute } from "../../components/chain-route.tsx";
import { DetailFrame } from "../../components/detail-frame.tsx";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { commodityWords } from "../../format/trade-words.ts";
import { FlowAnswer } from "./flow-answer.tsx";

interface FlowPanelProps {
  /** Country keys. */
  exporter: string;
  importer: string;
  /** HS codes that the edge on the canvas bundles; one is shown at a time, they are not summed. */
  commodities: readonly string[];
  onInspectNode: (id: string) => void;
  onClose: () => void;
}

/** What both reporters declare for one route, by period. */
export function FlowPanel({ exporter, importer, commodities, onInspectNode, onClose }: FlowPanelProps) {
  const [chosen, setChosen] = useState(commodities[0]);
  const hs = chosen !== undefined && commodities.includes(chosen) ? chosen : (commodities[0] ?? "TOTAL");
  const label = useNodeLabels(commodities.map((code) => commodityId(code)));
  return (
    <DetailFrame kind="Trade flow" title={<ChainRoute countries={[exporter, importer]} isHeading />} onClose={onClose}>
      {commodities.length > 1 ? (
        <Select
          label="Goods"
          data={commodities.map((code) => ({
            value: code,
            label: `${code} ${label(commodityId(code)).replace(code, "")}`,
          }))}
          value={hs}
          allowDeselect={false}
          searchable
          onChange={(code) => code !== null && setChosen(code)}
        />
      ) : (
        <Text size="sm">
          {hs === "TOTAL"
            ? "All goods, not matched by product"
            : `${commodityWords(hs)} ${label(commodityId(hs)).replace(hs, "").trim()}`}
        </Text>
      )}
      <Flow key={hs} exporter={exporter} importer={importer} hs={hs} onInspectNode={onInspectNode} />
    </DetailFrame>
  );
}

interface FlowProps extends Pick<FlowPanelProps, "exporter" | "importer" | "onInspectNode"> {
  hs: string;
}

function Flow({ exporter, importer, hs, onInspectNode }: FlowProps) {
  const flow = useQuery(flowQuery({ exporter, importer, hs }));
  const statistics = useQuery(statisticsQuery());
  if (flow.isPending) return <LoadingNotice label="Reading both reporters’ figures" />;
  if (flow.isError) {
    return (
      <Stack gap="xs">
        {flow.error instanceof ApiError && flow.error.slug === "not-found" && (
          <Text size="sm">Nobody reports this flow in the data held. That is unknown, not zero.</Text>
        )}
        <ProblemNotice error={flow.error} onRetry={() => void flow.refetch()} />
      </Stack>
    );
  }
  return <FlowAnswer flow={flow.data} dataVersion={statistics.data?.dataVersion} onInspectNode={onInspectNode} />;
}
