import { Table, Text } from "@mantine/core";
import type { Leg, WindowFigure } from "#graph-schema/contract/trace.ts";
import { basisWords, editionWords, flowWords, sideWords, statusWords, valuationWords } from "../format/trade-words.ts";
import { Amount, Change, Growth } from "./figure.tsx";

/** One leg's figures in both windows, and which series they come from. */
export function LegFigures({ leg }: { leg: Leg }) {
  return (
    <>
      <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              <Text size="xs">USD a year</Text>
            </Table.Th>
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
          <Table.Tr>
            <Table.Th scope="row">
              <Text size="xs">{leg.flow === "M" ? "imports" : leg.flow === "X" ? "exports" : leg.flow}</Text>
            </Table.Th>
            <Table.Td ta="end">
              <WindowAmount figure={leg.before} />
            </Table.Td>
            <Table.Td ta="end">
              <WindowAmount figure={leg.after} />
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
    </>
  );
}

function WindowAmount({ figure }: { figure: WindowFigure }) {
  const { periods } = figure;
  return (
    <>
      <Amount value={figure.value} reason={figure.reason} />
      <Text size="xs" c="dimmed">
        {periods.covered} of {periods.expected} periods
      </Text>
    </>
  );
}

/** A series in words: side, flow, valuation, partner basis, edition, status. */
function seriesWords(leg: Leg): string {
  return [
    sideWords[leg.reporter],
    flowWords[leg.flow],
    valuationWords[leg.valuation],
    basisWords[leg.basis],
    editionWords(leg.edition),
    statusWords[leg.status],
  ].join(" · ");
}
