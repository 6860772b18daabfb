import { Table, Text } from "@mantine/core";
import type { Bottleneck, Chain } from "#graph-schema/contract/trace.ts";
import { Amount, Change, Growth } from "../../components/figure.tsx";
import { formatCount } from "../../format/number.ts";
import { moneyUnit } from "../../format/trade-words.ts";

/** The smallest leg in both windows, and what it is and is not. */
export function BottleneckTable({ chain }: { chain: Chain }) {
  const { bottleneck, coarseBottleneck, codes, legs } = chain;
  const limiting = bottleneck.limitingLeg === null ? undefined : legs[bottleneck.limitingLeg];
  return (
    <div>
      <Table verticalSpacing={2} horizontalSpacing={6} aria-label="Bottleneck">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              <Text size="xs">{moneyUnit}</Text>
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
          <BottleneckRow name="Bottleneck" bottleneck={bottleneck} />
          {coarseBottleneck !== null && <BottleneckRow name="Of the code as a whole" bottleneck={coarseBottleneck} />}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        {limiting !== undefined && `Smallest leg in the after window: ${limiting.exporter} → ${limiting.importer}. `}
        {meaningOf(chain)}{" "}
        {codes.selected > 1 && `${formatCount(codes.matched)} of ${formatCount(codes.selected)} HS6 codes matched. `}
        {codes.failedTimeOrder > 0 &&
          `${formatCount(codes.failedTimeOrder)} left out because the later leg cannot follow the earlier one.`}
      </Text>
    </div>
  );
}

function meaningOf({ bottleneck, matchedByProduct }: Chain): string {
  if (!matchedByProduct)
    return "The smaller of two totals of all goods: context, it says nothing about any one product.";
  return bottleneck.ceiling
    ? "A ceiling on the declared value matched in this code and window; not a shipment."
    : "Not a ceiling: the smallest leg is incomplete.";
}

function BottleneckRow({ name, bottleneck }: { name: string; bottleneck: Bottleneck }) {
  const { before, after, change, growth, reason } = bottleneck;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Text size="sm">{name}</Text>
      </Table.Th>
      <Table.Td ta="end">
        <Amount value={before} reason={reason} />
      </Table.Td>
      <Table.Td ta="end">
        <Amount value={after} reason={reason} />
      </Table.Td>
      <Table.Td ta="end">
        <Change value={change} reason={reason} />
      </Table.Td>
      <Table.Td ta="end">
        <Growth value={growth} reason={before === 0 ? "zero-base" : reason} />
      </Table.Td>
    </Table.Tr>
  );
}
