import { Button, Card, Group, List, Stack, Text } from "@mantine/core";
import type { ClaimChain, Leg, TraceRequestInput, TraceResponse, UnreportedLeg } from "#graph-schema/contract/trace.ts";
import { CaveatList } from "../../components/caveat-list.tsx";
import { ChainRoute } from "../../components/chain-route.tsx";
import { LegFigures } from "../../components/leg-figures.tsx";
import { MarkList } from "../../components/mark-badges.tsx";
import { NodeLinkById } from "../../components/node-link.tsx";
import { legMarks } from "../../format/chain-marks.ts";
import { unreportedWordsFor } from "../../format/unreported-leg.ts";
import { routeOf, type FoundChain } from "./found-chain.ts";
import { LegExplanation } from "./leg-explanation.tsx";
import type { InspectorActions } from "./node-inspector.tsx";

interface ChainLegsProps extends InspectorActions {
  found: FoundChain;
  question: TraceRequestInput;
  answer: TraceResponse;
}

/** A leg of any kind of chain, in one form. */
interface AnyLeg {
  exporter: string;
  importer: string;
  figures: Leg | null;
  claims: readonly string[];
  evidence: readonly string[];
  caveats: readonly string[];
}

function figureLeg(leg: Leg | UnreportedLeg): AnyLeg {
  return { ...leg, figures: leg.reporter === null ? null : leg, claims: [] };
}

function legsOf(found: FoundChain): AnyLeg[] {
  if (found.group === "direct") return [figureLeg(found.chain.leg)];
  if (found.group === "claimed") return found.chain.legs.map((leg: ClaimChain["legs"][number]) => leg);
  return found.chain.legs.map((leg) => figureLeg(leg));
}

/** Every leg with its figures, claims, caveats and sources, and the way to how it was computed. */
export function ChainLegs({ found, question, answer, ...actions }: ChainLegsProps) {
  const route = routeOf(found);
  return (
    <Stack gap="xs">
      {legsOf(found).map((leg) => (
        <Card key={`${leg.exporter}>${leg.importer}`} withBorder padding="xs">
          <Stack gap={6}>
            <ChainRoute countries={[leg.exporter, leg.importer]} />
            <Figures leg={leg} question={question} />
            <ClaimsOfLeg leg={leg} answer={answer} onInspectNode={actions.onInspectNode} />
            <CaveatsOfLeg leg={leg} answer={answer} onInspectNode={actions.onInspectNode} />
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                onClick={() =>
                  actions.onInspectFlow({ exporter: leg.exporter, importer: leg.importer, hs: route.commodity })
                }
              >
                Figures of both reporters
              </Button>
            </Group>
            {leg.figures !== null && (
              <LegExplanation
                leg={leg.figures}
                chain={route}
                question={question}
                onInspectNode={actions.onInspectNode}
                answer={answer}
              />
            )}
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

function Figures({ leg, question }: { leg: AnyLeg; question: TraceRequestInput }) {
  if (leg.figures !== null) {
    return (
      <>
        <LegFigures leg={leg.figures} />
        <MarkList marks={legMarks(leg.figures)} />
      </>
    );
  }
  return (
    <Text size="sm" fs="italic">
      {leg.claims.length > 0 ? "Claimed; no figures held for this leg." : unreportedWordsFor(question).full}
    </Text>
  );
}

interface NodesOfLegProps {
  leg: AnyLeg;
  answer: TraceResponse;
  onInspectNode: (id: string) => void;
}

function ClaimsOfLeg({ leg, answer, onInspectNode }: NodesOfLegProps) {
  if (leg.claims.length === 0) return null;
  return (
    <List size="sm">
      {leg.claims.map((id) => (
        <List.Item key={id}>
          <NodeLinkById id={id} nodes={answer.evidenceNodes} onInspect={onInspectNode} />
        </List.Item>
      ))}
    </List>
  );
}

function CaveatsOfLeg({ leg, answer, onInspectNode }: NodesOfLegProps) {
  const caveats = answer.evidenceNodes.filter((node) => leg.caveats.includes(node.id));
  return caveats.length === 0 ? null : <CaveatList caveats={caveats} onInspect={onInspectNode} />;
}
