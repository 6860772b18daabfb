import { Card, Stack } from "@mantine/core";
import { chainKey } from "../../exploration/chains.ts";
import { ChainHeading } from "./chain-heading.tsx";
import type { ChainListProps } from "./claim-chains.tsx";
import { KnownOrOpenLeg } from "./open-chains.tsx";

/** What goes from origin to destination without a third country, for comparison. */
export function DirectFlows({ trace, question, answer, lit, onLight }: Omit<ChainListProps, "onInspectNode">) {
  return (
    <Stack gap="xs">
      {answer.direct.map(({ origin, destination, commodity, leg }) => {
        const chain = { countries: [origin, destination], commodity };
        const key = chainKey(trace, "direct", chain);
        return (
          <Card key={key} withBorder padding="xs">
            <ChainHeading chain={chain} isLit={key === lit} onLight={() => onLight(key)} />
            <KnownOrOpenLeg leg={leg} question={question} />
          </Card>
        );
      })}
    </Stack>
  );
}
