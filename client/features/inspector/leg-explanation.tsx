import { Accordion, List, ScrollArea, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Explanation, Leg, TraceRequestInput, TraceResponse } from "#graph-schema/contract/trace.ts";
import { traceQuery } from "../../api/queries.ts";
import { Amount } from "../../components/figure.tsx";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { NodeLinkById } from "../../components/node-link.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { SharedFileLine } from "../../components/shared-file-line.tsx";
import { shareFile } from "../../format/file-rows.ts";
import { statusWords } from "../../format/trade-words.ts";
import { explainedLeg, explainingQuestion } from "./found-chain.ts";

interface LegExplanationProps {
  leg: Leg;
  chain: { countries: readonly string[]; commodity: string };
  question: TraceRequestInput;
  answer: TraceResponse;
  onInspectNode: (id: string) => void;
}

/** How a leg's figures were computed, asked when it is unfolded: enough to redo it by hand. */
export function LegExplanation({ leg, chain, question, answer, onInspectNode }: LegExplanationProps) {
  const [unfolded, setUnfolded] = useState<string | null>(null);
  return (
    <Accordion variant="contained" order={4} value={unfolded} onChange={setUnfolded}>
      <Accordion.Item value="how">
        <Accordion.Control>
          <Text size="sm">How computed</Text>
        </Accordion.Control>
        <Accordion.Panel>
          {unfolded !== null && (
            <Stack gap="xs">
              <Steps leg={leg} chain={chain} question={question} />
              {leg.evidence.map((id) => (
                <NodeLinkById key={id} id={id} nodes={answer.evidenceNodes} onInspect={onInspectNode} />
              ))}
            </Stack>
          )}
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function Steps({ leg, chain, question }: Pick<LegExplanationProps, "leg" | "chain" | "question">) {
  const explained = useQuery(traceQuery(explainingQuestion(question, chain)));
  if (explained.isPending) return <LoadingNotice label="Reading the rows behind it" />;
  if (explained.isError) return <ProblemNotice error={explained.error} onRetry={() => void explained.refetch()} />;
  const { exporter, importer } = leg;
  const explanation = explainedLeg(explained.data, { exporter, importer, commodity: chain.commodity })?.explanation;
  if (explanation === undefined) return <Text size="sm">The server gave no explanation for this leg.</Text>;
  return (
    <>
      <List type="ordered" size="sm" spacing={2}>
        {explanation.steps.map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
      <Observations observations={explanation.observations} unit={leg.reportedUnit} />
    </>
  );
}

function Observations({ observations, unit }: { observations: Explanation["observations"]; unit: string }) {
  if (observations.length === 0)
    return <Text size="sm">No row stands behind it: covered and absent counts as zero.</Text>;
  const { file, short } = shareFile(observations.map(({ rows }) => rows));
  return (
    <>
      <ScrollArea.Autosize
        mah={240}
        type="auto"
        viewportProps={{ tabIndex: 0, role: "region", "aria-label": "Rows behind the figure" }}
      >
        <Table verticalSpacing={2} horizontalSpacing={6} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              {["Period", "Code", "USD, nominal", `Declared, ${unit}`, "Row of the file"].map((name) => (
                <Table.Th key={name} scope="col">
                  <Text size="xs" fw={600}>
                    {name}
                  </Text>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {observations.map((observation) => (
              <Table.Tr key={`${observation.hs} ${observation.period} ${short(observation.rows)}`}>
                <Table.Th scope="row" fw={500}>
                  {observation.period}
                </Table.Th>
                <Table.Td>{observation.hs}</Table.Td>
                <Table.Td>
                  <Amount value={observation.value} unit="USD" />
                </Table.Td>
                <Table.Td>
                  <Amount value={observation.reportedValue} unit={observation.reportedUnit} />
                </Table.Td>
                <Table.Td>
                  <Text size="xs" c="dimmed">
                    {short(observation.rows)}
                    {observation.status !== "declared" && `; ${statusWords[observation.status]}`}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      <SharedFileLine file={file} />
    </>
  );
}
