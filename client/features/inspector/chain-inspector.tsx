import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { TraceRequestInput, TraceResponse } from "#graph-schema/contract/trace.ts";
import { traceQuery } from "../../api/queries.ts";
import { ChainRoute } from "../../components/chain-route.tsx";
import { CopyTextButton } from "../../components/copy-text-button.tsx";
import { DetailFrame, DetailPart } from "../../components/detail-frame.tsx";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { MarkList } from "../../components/mark-badges.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { citeChain } from "../../format/chain-citation.ts";
import { chainMarks } from "../../format/chain-marks.ts";
import { formatWindow } from "../../format/date.ts";
import { commodityWords } from "../../format/trade-words.ts";
import { BottleneckTable } from "./bottleneck-table.tsx";
import { ChainLegs } from "./chain-legs.tsx";
import { findChain, routeOf, type FoundChain } from "./found-chain.ts";
import type { InspectorActions } from "./node-inspector.tsx";

interface ChainInspectorProps extends InspectorActions {
  /** Key of the chain, as the canvas knows it. */
  chainKey: string;
  /** The question whose answer holds the chain. */
  question: TraceRequestInput;
}

/** A chain: its bottleneck, every leg with its evidence, and how each figure was computed. */
export function ChainInspector({ chainKey, question, ...actions }: ChainInspectorProps) {
  const trace = useQuery(traceQuery(question));
  const found = trace.data && findChain(chainKey, question, trace.data);
  if (trace.data && found) return <Known found={found} question={question} answer={trace.data} {...actions} />;
  return (
    <DetailFrame kind="Possible chain" title="Chain" onClose={actions.onClose}>
      {trace.isPending && <LoadingNotice label="Tracing" />}
      {trace.isError && <ProblemNotice error={trace.error} onRetry={() => void trace.refetch()} />}
      {trace.data && <Text size="sm">The answer holds this chain no longer: the data have changed since.</Text>}
    </DetailFrame>
  );
}

const groupWords: Record<FoundChain["group"], string> = {
  matched: "Possible chain",
  claimed: "Chain on published claims",
  open: "Open chain: a leg without figures",
  direct: "Direct flow, for comparison",
};

interface KnownProps extends InspectorActions {
  found: FoundChain;
  question: TraceRequestInput;
  answer: TraceResponse;
}

function Known({ found, question, answer, ...actions }: KnownProps) {
  const route = routeOf(found);
  return (
    <DetailFrame
      kind={groupWords[found.group]}
      title={<ChainRoute countries={route.countries} isHeading />}
      onClose={actions.onClose}
    >
      <Text size="sm">
        {commodityWords(route.commodity)}; {formatWindow(question.before)} against {formatWindow(question.after)}
      </Text>
      {found.group === "matched" && (
        <Stack gap="xs">
          <BottleneckTable chain={found.chain} />
          <MarkList marks={chainMarks(found.chain)} />
          <Group>
            <CopyTextButton label="Copy citation" text={() => citeChain(found.chain, question, answer)} />
          </Group>
        </Stack>
      )}
      <DetailPart title={found.group === "direct" ? "The flow" : "Legs"}>
        <ChainLegs found={found} question={question} answer={answer} {...actions} />
      </DetailPart>
      <Text size="sm">{answer.notice}</Text>
    </DetailFrame>
  );
}
