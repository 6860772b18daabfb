import { Stack, Table, Text, UnstyledButton } from "@mantine/core";
import type { Ref } from "react";
import { ChainRoute } from "../../components/chain-route.tsx";
import { Amount, Change, Growth } from "../../components/figure.tsx";
import { MarkBadges } from "../../components/mark-badges.tsx";
import { chainCaveats } from "../../format/chain-marks.ts";
import { commodityWords } from "../../format/trade-words.ts";
import { periodsCovered, type ChainRow } from "./chain-rows.ts";
import classes from "./chain-table.module.css";

interface ChainTableRowProps {
  ref: Ref<HTMLTableRowElement>;
  /** Place among the rows as they are sorted now, from 0. */
  index: number;
  row: ChainRow;
  isLit: boolean;
  onOpen: (row: ChainRow) => void;
}

export function ChainTableRow({ ref, index, row, isLit, onOpen }: ChainTableRowProps) {
  const { bottleneck } = row.chain;
  return (
    <Table.Tr ref={ref} className={classes["row"]} data-index={index} data-lit={isLit} aria-rowindex={index + 2}>
      <Table.Td className={classes["text"]}>
        <UnstyledButton className={classes["open"]} aria-pressed={isLit} onClick={() => onOpen(row)}>
          {row.rank > 0 && (
            <Text span size="sm" c="dimmed">
              {row.rank}.{" "}
            </Text>
          )}
          <ChainRoute countries={row.chain.countries} />
        </UnstyledButton>
        <Coverage row={row} />
      </Table.Td>
      <Table.Td className={classes["text"]}>
        <Text size="sm">{commodityWords(row.chain.commodity)}</Text>
        <MarkBadges marks={row.marks} />
      </Table.Td>
      <Table.Td className={classes["figure"]}>
        <Amount value={bottleneck.before} reason={windowReason(row, "before")} />
      </Table.Td>
      <Table.Td className={classes["figure"]}>
        <Amount value={bottleneck.after} reason={windowReason(row, "after")} />
      </Table.Td>
      <Table.Td className={classes["figure"]}>
        <Change value={bottleneck.change} reason={bottleneck.reason} />
      </Table.Td>
      <Table.Td className={classes["figure"]}>
        <Growth value={bottleneck.growth} reason={bottleneck.before === 0 ? "zero-base" : bottleneck.reason} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Why a window's bottleneck is unknown: the reason of the first leg without a figure, else the bottleneck's own. */
function windowReason({ chain }: ChainRow, window: "before" | "after") {
  return chain.legs.find((leg) => leg[window].value === null)?.[window].reason ?? chain.bottleneck.reason;
}

function Coverage({ row }: { row: ChainRow }) {
  const before = periodsCovered(row.chain, "before");
  const after = periodsCovered(row.chain, "after");
  const caveats = chainCaveats(row.chain.legs).length;
  return (
    <Stack gap={0}>
      <Text size="xs" c="dimmed">
        periods covered: {before.covered} of {before.expected} before, {after.covered} of {after.expected} after
      </Text>
      {caveats > 0 && (
        <Text size="xs" c="dimmed">
          {caveats === 1 ? "1 caveat" : `${caveats} caveats`}
        </Text>
      )}
    </Stack>
  );
}
