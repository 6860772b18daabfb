import { Card, List, Stack, Text } from "@mantine/core";
import type { ClaimChain, TraceRequestInput, TraceResponse } from "#graph-schema/contract/trace.ts";
import { ChainRoute } from "../../components/chain-route.tsx";
import { LegFigures } from "../../components/leg-figures.tsx";
import { NodeLinkById } from "../../components/node-link.tsx";
import { chainKey } from "../../exploration/chains.ts";
import { ChainHeading } from "./chain-heading.tsx";

export interface ChainListProps {
  /** Id of the trace that the chains belong to. */
  trace: string;
  question: TraceRequestInput;
  answer: TraceResponse;
  lit: string | null;
  onLight: (key: string) => void;
  onInspectNode: (id: string) => void;
}

/** Chains that published claims speak of; shown apart from those computed from figures. */
export function ClaimChains({ trace, answer, lit, onLight, onInspectNode }: Omit<ChainListProps, "question">) {
  return (
    <Stack gap="xs">
      {answer.claimChains.map((chain) => {
        const key = chainKey(trace, "claimed", chain);
        return (
          <Card key={key} withBorder padding="xs">
            <ChainHeading chain={chain} isLit={key === lit} onLight={() => onLight(key)} />
            {chain.legs.map((leg) => (
              <ClaimedLeg
                key={`${leg.exporter}>${leg.importer}`}
                leg={leg}
                answer={answer}
                onInspectNode={onInspectNode}
              />
            ))}
          </Card>
        );
      })}
    </Stack>
  );
}

interface ClaimedLegProps {
  leg: ClaimChain["legs"][number];
  answer: TraceResponse;
  onInspectNode: (id: string) => void;
}

function ClaimedLeg({ leg, answer, onInspectNode }: ClaimedLegProps) {
  return (
    <Stack gap={2} mt={6}>
      <ChainRoute countries={[leg.exporter, leg.importer]} />
      {leg.claims.length === 0 ? (
        <Text size="sm">No claim speaks of this leg.</Text>
      ) : (
        <List size="sm">
          {leg.claims.map((id) => (
            <List.Item key={id}>
              <NodeLinkById id={id} nodes={answer.evidenceNodes} onInspect={onInspectNode} />
            </List.Item>
          ))}
        </List>
      )}
      {leg.figures === null ? (
        <Text size="sm" fs="italic">
          Claimed; no figures held for this leg.
        </Text>
      ) : (
        <LegFigures leg={leg.figures} />
      )}
    </Stack>
  );
}
