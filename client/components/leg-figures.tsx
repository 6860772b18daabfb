import { Table, Text } from "@mantine/core";
import type { Leg, WindowFigure } from "#graph-schema/contract/trace.ts";
import { basisWords, editionWords, flowWords, sideWords, statusWords, valuationWords } from "../format/trade-words.ts";
import { Amount, Change, Growth } from "./figure.tsx";

/** One leg's figures in both windows, and which series they come from. */
export function LegFigures({ leg }: { leg: Leg }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {flowWords[leg.flow]}, USD a year, nominal
      </Text>
      <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing={4} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            {["Before", "After", "Change", "Growth"].map((name) => (
              <Table.Th key={name} scope="col" ta="end">
                <Text size="xs" fw={600}>
                  {name}
                </Text>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr style={{ verticalAlign: "top" }}>
            <Table.Td ta="end">
              <WindowAmount figure={leg.before} leg={leg} />
            </Table.Td>
            <Table.Td ta="end">
              <WindowAmount figure={leg.after} leg={leg} />
            </Table.Td>
            <Table.Td ta="end">
              <Change value={leg.change} reason={leg.reason} />
            </Table.Td>
            <Table.Td ta="end">
              <Growth value={leg.growth} reason={leg.before.value === 0 ? "zero-base" : leg.reason} />
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        {seriesWords(leg)}
      </Text>
    </div>
  );
}

function WindowAmount({ figure, leg }: { figure: WindowFigure; leg: Leg }) {
  const { periods } = figure;
  return (
    <>
      <Amount value={figure.value} reason={figure.reason} />
      <Text
        size="xs"
        c="dimmed"
        title={`${periods.covered} of ${periods.expected} periods are covered, ${periods.reported} reported`}
      >
        {periods.covered} of {periods.expected} {leg.frequency === "month" ? "months" : "years"}
      </Text>
    </>
  );
}

/** A series in words: side, flow, valuation, partner basis, edition, status. */
function seriesWords(leg: Leg): string {
  return [
    sideWords[leg.reporter],
    valuationWords[leg.valuation],
    basisWords[leg.basis],
    editionWords(leg.edition),
    statusWords[leg.status],
  ].join(" · ");
}
