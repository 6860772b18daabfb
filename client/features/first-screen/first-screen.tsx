import { Box, Collapse, Skeleton, Stack, Text, Title, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ChevronDown, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { traceNotice, type TraceRequestInput, type TraceResponse } from "#graph-schema/contract/trace.ts";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { chainKey, traceIdOf, type ChainGroup } from "../../exploration/chains.ts";
import { formatAmount } from "../../format/number.ts";
import { unreportedWordsFor } from "../../format/unreported-leg.ts";
import { formatWindow } from "../../format/date.ts";
import { ChainLine } from "./chain-line.tsx";
import classes from "./first-screen.module.css";
import { foundingTraces, type FoundingPart } from "./founding-question.ts";
import { ClaimLinks } from "./claim-links.tsx";
import { MissingFiguresRecipe } from "./missing-figures-recipe.tsx";
import type { FoundingAnswers } from "./use-founding-question.ts";

interface Props {
  founding: FoundingAnswers;
  lit: string | null;
  onLight: (key: string | null) => void;
  onImport: () => void;
  onAskOwn: () => void;
  onRunAgain: () => void;
  onInspectNode: (id: string) => void;
}

/** What this is, in a sentence; then the founding question with its answer in three parts. */
export function FirstScreen({ founding, onAskOwn, ...actions }: Props): ReactNode {
  const { answers, error } = founding;
  return (
    <Stack gap="sm" p="sm">
      <Text size="sm">
        Entrepôt traces which goods go from one country through another to a third, who stands along the way, and what
        the evidence is for every hop.
      </Text>
      <Box>
        <Title order={2} size="h4">
          Do ball bearings and microchips reach Russia through third countries?
        </Title>
        <Text size="xs" c="dimmed" mt={2}>
          {traceNotice}
        </Text>
        <Text size="xs" c="dimmed" mt={6}>
          Click a chain to light it up, a line on the canvas to read its figures. HS numbers are customs codes of goods.
        </Text>
      </Box>
      {error !== null && <ProblemNotice error={error} onRetry={actions.onRunAgain} />}
      <Part title="1. What is claimed" part="claimed" answer={answers.claimed} failed={error !== null}>
        {(answer) => <Claimed answer={answer} {...actions} />}
      </Part>
      <Part title="2. The nearest chain with figures" part="nearest" answer={answers.nearest} failed={error !== null}>
        {(answer) => <Nearest answer={answer} {...actions} />}
      </Part>
      <Part title="3. Context, not matched by product" part="context" answer={answers.context} failed={error !== null}>
        {(answer) => <Context answer={answer} {...actions} />}
      </Part>
      <Button variant="light" onClick={onAskOwn}>
        Ask your own question
      </Button>
    </Stack>
  );
}

interface PartProps {
  title: string;
  part: FoundingPart;
  answer: TraceResponse | undefined;
  failed: boolean;
  children: (answer: TraceResponse) => ReactNode;
}

function Part({ title, part, answer, failed, children }: PartProps): ReactNode {
  const { title: question, request } = foundingTraces[part];
  if (answer === undefined && failed) return null;
  return (
    <section className={classes["part"]}>
      <Title order={3} size="h5">
        {title}
      </Title>
      <Text size="xs" c="dimmed" mb={4}>
        {question}, {formatWindow(request.before)} against {formatWindow(request.after)}. US dollars a year, nominal.
      </Text>
      {answer === undefined ? <Skeleton height={64} /> : children(answer)}
    </section>
  );
}

type Actions = Omit<Props, "founding" | "onAskOwn">;
type AnswerProps = Actions & { answer: TraceResponse };

function lightProps(
  part: FoundingPart,
  group: ChainGroup,
  chain: { countries: readonly string[]; commodity: string },
  { lit, onLight }: Actions,
) {
  const key = chainKey(traceIdOf(foundingTraces[part].request), group, chain);
  return { countries: chain.countries, isLit: lit === key, onLight: () => onLight(lit === key ? null : key) };
}

function Claimed({ answer, ...actions }: AnswerProps): ReactNode {
  const [opened, { toggle }] = useDisclosure(false);
  const held = answer.chains.slice(0, 3);
  return (
    <Stack gap={4}>
      {held.map((chain) => (
        <ChainLine key={chain.countries.join(">")} line="solid" {...lightProps("claimed", "matched", chain, actions)}>
          HS {chain.commodity}, bottleneck {formatAmount(chain.bottleneck.before)} →{" "}
          {formatAmount(chain.bottleneck.after)}
        </ChainLine>
      ))}
      {answer.claimChains.map((chain) => (
        <ChainLine
          key={chain.countries.join(">") + chain.commodity}
          line="dashed"
          {...lightProps("claimed", "claimed", chain, actions)}
        >
          HS {chain.commodity}: published claims, second-hand.{" "}
          {chain.legs.every(({ figures }) => figures === null) && "No figures held for either leg."}
        </ChainLine>
      ))}
      <ClaimLinks answer={answer} onInspectNode={actions.onInspectNode} />
      {held.length === 0 && (
        <Box>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={opened}
            leftSection={opened ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
            onClick={toggle}
          >
            How to bring the missing figures
          </Button>
          <Collapse expanded={opened}>
            <Box pt="xs">
              <MissingFiguresRecipe {...actions} />
            </Box>
          </Collapse>
        </Box>
      )}
    </Stack>
  );
}

function Nearest({ answer, ...actions }: AnswerProps): ReactNode {
  const question: TraceRequestInput = foundingTraces.nearest.request;
  const onward = unreportedWordsFor(question).short;
  return (
    <Stack gap={4}>
      {answer.openChains.map((chain) => {
        const known = chain.legs.find((leg) => leg.reporter !== null);
        return (
          <ChainLine
            key={chain.countries.join(">") + chain.commodity}
            line="dotted"
            {...lightProps("nearest", "open", chain, actions)}
          >
            HS {chain.commodity}: first leg{" "}
            {known === undefined
              ? "unknown"
              : `${formatAmount(known.before.value)} → ${formatAmount(known.after.value)}`}
            ; onward leg: {onward}
          </ChainLine>
        );
      })}
    </Stack>
  );
}

function Context({ answer, ...actions }: AnswerProps): ReactNode {
  const direct = answer.direct.find(({ leg }) => leg.reporter !== null);
  return (
    <Stack gap={4}>
      {answer.chains.map((chain) => (
        <ChainLine key={chain.countries.join(">")} line="solid" {...lightProps("context", "matched", chain, actions)}>
          smaller leg {formatAmount(chain.bottleneck.before)} → {formatAmount(chain.bottleneck.after)}
        </ChainLine>
      ))}
      {direct !== undefined && direct.leg.reporter !== null && (
        <Text size="xs" c="dimmed" px={8}>
          Direct, for comparison: {formatAmount(direct.leg.before.value)} → {formatAmount(direct.leg.after.value)}
        </Text>
      )}
    </Stack>
  );
}
