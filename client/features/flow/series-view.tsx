import { Accordion, Group, List, Stack, Text } from "@mantine/core";
import type { FlowResponse, FlowSeries } from "#graph-schema/contract/flow.ts";
import { CopyTextButton } from "../../components/copy-text-button.tsx";
import { NodeLinkById } from "../../components/node-link.tsx";
import { formatCount } from "../../format/number.ts";
import { citeSeries, periodSpan, seriesWords } from "./series-citation.ts";
import { SeriesTable } from "./series-table.tsx";

interface SeriesViewProps {
  series: FlowSeries;
  flow: FlowResponse;
  dataVersion: string | undefined;
  onInspectNode: (id: string) => void;
}

const coverageWords: Record<FlowSeries["coverage"], string> = {
  declared: "Coverage declared: inside it an absent row means zero.",
  inferred: "Coverage inferred from the file: inside it an absent row counts as zero, marked.",
  none: "No coverage: an absent period is unknown.",
};

/** One reporter's series: what it is, its figures by period, how they came about, and a text to cite. */
export function SeriesView({ series, flow, dataVersion, onInspectNode }: SeriesViewProps) {
  return (
    <Accordion variant="contained" order={3} multiple defaultValue={["figures"]}>
      <Accordion.Item value="figures">
        <Accordion.Control>
          <Text size="sm" fw={600}>
            {series.reporter === "reconciled" ? "Compiled by the publisher" : `The ${series.reporter}’s word`}, by{" "}
            {series.frequency}
          </Text>
          <Text size="xs" c="dimmed">
            {seriesWords(series)} · {periodSpan(series)}
          </Text>
        </Accordion.Control>
        <Accordion.Panel>
          <Stack gap="xs">
            <NodeLinkById id={series.dataset} nodes={flow.evidenceNodes} onInspect={onInspectNode} />
            <SeriesTable series={series} />
            <Text size="xs">
              {coverageWords[series.coverage]}
              {series.absentAsZero.length > 0 &&
                ` ${formatCount(series.absentAsZero.length)} periods count as zero for want of a row.`}
            </Text>
            <Group>
              <CopyTextButton label="Copy citation" text={() => citeSeries(series, flow, dataVersion)} />
            </Group>
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="how">
        <Accordion.Control>
          <Text size="sm">How computed</Text>
        </Accordion.Control>
        <Accordion.Panel>
          <List type="ordered" size="sm" spacing={2}>
            {series.howComputed.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
          <Text size="xs" mt="xs">
            The file and line of every figure stand in the last column of the table above.
          </Text>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
