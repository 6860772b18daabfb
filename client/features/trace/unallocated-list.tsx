import { List, Text } from "@mantine/core";
import type { TraceResponse } from "#graph-schema/contract/trace.ts";
import { Amount } from "../../components/figure.tsx";
import { formatShare } from "../../format/number.ts";
import { commodityWords } from "../../format/trade-words.ts";

/** Amounts that reporters give to no partner country; they belong to no chain. */
export function UnallocatedList({ amounts }: { amounts: TraceResponse["unallocated"] }) {
  return (
    <List size="sm" spacing={2}>
      {amounts.map(({ reporter, commodity, kind, window, value, shareOfWorld }) => (
        <List.Item key={`${reporter} ${commodity} ${kind} ${window}`}>
          {reporter}, {commodityWords(commodity)}, {kind}, {window}: USD <Amount value={value} unit="USD" />
          {shareOfWorld !== null && (
            <Text span size="sm">
              {" "}
              ({formatShare(shareOfWorld)} of the reporter’s total)
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}
