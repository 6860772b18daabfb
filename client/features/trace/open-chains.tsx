import { Button, Card, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Leg, TraceRequestInput, UnreportedLeg } from "#graph-schema/contract/trace.ts";
import { ChainRoute } from "../../components/chain-route.tsx";
import { LegFigures } from "../../components/leg-figures.tsx";
import { chainKey } from "../../exploration/chains.ts";
import { formatCount } from "../../format/number.ts";
import { unreportedWordsFor } from "../../format/unreported-leg.ts";
import { ChainHeading } from "./chain-heading.tsx";
import type { ChainListProps } from "./claim-chains.tsx";

const pageSize = 10;

/** Chains with a leg without figures: what is known of the other legs, no bottleneck and no rank. */
export function OpenChains({ trace, question, answer, lit, onLight }: Omit<ChainListProps, "onInspectNode">) {
  const [shown, setShown] = useState(pageSize);
  const { openChains, openTotal } = answer;
  return (
    <Stack gap="xs">
      <Text size="sm">
        {formatCount(Math.min(shown, openChains.length))} of {formatCount(openTotal)} shown. No bottleneck is given and
        their order is no rank.
      </Text>
      {openChains.slice(0, shown).map((chain) => {
        const key = chainKey(trace, "open", chain);
        return (
          <Card key={key} withBorder padding="xs">
            <ChainHeading chain={chain} isLit={key === lit} onLight={() => onLight(key)} />
            {chain.legs.map((leg) => (
              <KnownOrOpenLeg key={`${leg.exporter}>${leg.importer}`} leg={leg} question={question} />
            ))}
          </Card>
        );
      })}
      {shown < openChains.length && (
        <Button variant="default" size="compact-sm" onClick={() => setShown(shown + pageSize)}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

interface KnownOrOpenLegProps {
  leg: Leg | UnreportedLeg;
  question: TraceRequestInput;
}

/** A leg with its figures, or the plain statement that there are none. */
export function KnownOrOpenLeg({ leg, question }: KnownOrOpenLegProps) {
  return (
    <Stack gap={2} mt={6}>
      <ChainRoute countries={[leg.exporter, leg.importer]} />
      {leg.reporter === null ? (
        <Text size="sm" fs="italic">
          {unreportedWordsFor(question).full}
        </Text>
      ) : (
        <LegFigures leg={leg} />
      )}
    </Stack>
  );
}
