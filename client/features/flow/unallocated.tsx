import { List } from "@mantine/core";
import type { FlowResponse } from "#graph-schema/contract/flow.ts";
import { Amount } from "../../components/figure.tsx";
import { DetailPart } from "../../components/detail-frame.tsx";

/** What the two reporters give to no partner country; it may hold some of this flow. */
export function Unallocated({ amounts }: { amounts: FlowResponse["unallocated"] }) {
  return (
    <DetailPart title="Amounts without a partner country">
      <List size="sm" spacing={2}>
        {amounts.map(({ reporter, dataset, period, kind, partnerText, value }) => (
          <List.Item key={`${reporter} ${dataset} ${period} ${kind} ${partnerText}`}>
            {reporter}, {period}, “{partnerText}” ({kind}): USD <Amount value={value} unit="USD" />
          </List.Item>
        ))}
      </List>
    </DetailPart>
  );
}
