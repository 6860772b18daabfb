import { Accordion, Button, Group, Stack, Text, Title } from "@mantine/core";
import { Download } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import type { TraceRequestInput, TraceResponse } from "#graph-schema/contract/trace.ts";
import { CopyTextButton } from "../../components/copy-text-button.tsx";
import { downloadText } from "../../components/download-text.ts";
import { AnswerStatus, Assumptions, TraceNotice } from "./answer-status.tsx";
import { contextRows, rankedRows, type ChainRow } from "./chain-rows.ts";
import { ChainTable } from "./chain-table.tsx";
import { RankedChains } from "./ranked-chains.tsx";
import { ClaimChains } from "./claim-chains.tsx";
import { DirectFlows } from "./direct-flows.tsx";
import { OpenChains } from "./open-chains.tsx";
import { traceToCsv } from "./trace-csv.ts";
import { UnallocatedList } from "./unallocated-list.tsx";

export interface TraceAnswerProps {
  /** Id of the trace, as chain keys carry it. */
  trace: string;
  question: TraceRequestInput;
  answer: TraceResponse;
  /** Key of the chain that is lit on the canvas. */
  lit: string | null;
  /** Lights a chain on the canvas and opens it in the inspector. */
  onOpenChain: (key: string) => void;
  onInspectNode: (id: string) => void;
}

/** The answer in its parts: ranked chains, then what stands apart from them. */
export function TraceAnswer({ trace, question, answer, lit, onOpenChain, onInspectNode }: TraceAnswerProps) {
  const ranked = useMemo(() => rankedRows(trace, answer.chains), [trace, answer.chains]);
  const context = useMemo(() => contextRows(trace, answer.chains), [trace, answer.chains]);
  const openRow = (row: ChainRow) => onOpenChain(row.key);
  const shared = { trace, question, answer, lit, onLight: onOpenChain };
  return (
    <Stack gap="sm">
      <TraceNotice notice={answer.notice} />
      <AnswerStatus answer={answer} />
      {ranked.length > 0 && <RankedChains rows={ranked} lit={lit} onOpen={openRow} />}
      {ranked.length === 0 && context.length === 0 && <NoChains />}
      {context.length > 0 && (
        <Part title="Context: all goods, not matched by product">
          <ChainTable label="Context, all goods" rows={context} lit={lit} sortable={false} onOpen={openRow} />
        </Part>
      )}
      {answer.chains.length > 0 && <Handover question={question} answer={answer} />}
      {answer.claimChains.length > 0 && (
        <Part title="On published claims">
          <ClaimChains {...shared} onInspectNode={onInspectNode} />
        </Part>
      )}
      {answer.openChains.length > 0 && (
        <Part title="Open: a leg without figures">
          <OpenChains {...shared} />
        </Part>
      )}
      {answer.direct.length > 0 && (
        <Part title="Direct, for comparison">
          <DirectFlows {...shared} />
        </Part>
      )}
      <Footing answer={answer} />
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function NoChains() {
  return (
    <Text size="sm">
      What is claimed and which legs are open stands below; importing the missing figures may close the gap.
    </Text>
  );
}

function Handover({ question, answer }: Pick<TraceAnswerProps, "question" | "answer">) {
  const csv = () => traceToCsv(question, answer);
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Download size={14} aria-hidden />}
        onClick={() => downloadText("entrepot-trace.csv", csv())}
      >
        Download CSV
      </Button>
      <CopyTextButton label="Copy CSV" text={csv} />
    </Group>
  );
}

function Footing({ answer }: Pick<TraceAnswerProps, "answer">) {
  return (
    <Accordion multiple variant="contained" order={3}>
      <Accordion.Item value="assumptions">
        <Accordion.Control>Assumptions ({answer.assumptions.length})</Accordion.Control>
        <Accordion.Panel>
          <Assumptions assumptions={answer.assumptions} />
        </Accordion.Panel>
      </Accordion.Item>
      {answer.unallocated.length > 0 && (
        <Accordion.Item value="unallocated">
          <Accordion.Control>Amounts without a partner country ({answer.unallocated.length})</Accordion.Control>
          <Accordion.Panel>
            <UnallocatedList amounts={answer.unallocated} />
          </Accordion.Panel>
        </Accordion.Item>
      )}
    </Accordion>
  );
}
