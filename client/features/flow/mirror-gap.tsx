import { Table, Text } from "@mantine/core";
import type { FlowResponse } from "#graph-schema/contract/flow.ts";
import { unknownText } from "../../format/number.ts";

interface MirrorGapProps {
  gap: FlowResponse["mirrorGap"];
  reason: string | null;
}

const gapFormat = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2, signDisplay: "exceptZero" });

/** How far exporter and importer are apart, in words and by period; or why that cannot be computed. */
export function MirrorGap({ gap, reason }: MirrorGapProps) {
  if (gap === null) return <Text size="sm">{sentence(reason ?? "not computable: needs both sides")}</Text>;
  return (
    <>
      <Text size="sm">{gap.words}</Text>
      <Table verticalSpacing={2} aria-label="Mirror gap by period">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Period</Table.Th>
            <Table.Th scope="col" ta="end">
              ln X − ln M
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {gap.periods.map((period, index) => {
            const value = gap.gaps[index] ?? null;
            return (
              <Table.Tr key={period}>
                <Table.Th scope="row" fw={400}>
                  {period}
                </Table.Th>
                <Table.Td ta="end">{value === null ? unknownText : gapFormat.format(value)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </>
  );
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith(".") ? "" : "."}`;
}
