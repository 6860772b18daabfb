import { Accordion, Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Pencil, X } from "lucide-react";
import type { TraceRequestInput } from "#graph-schema/contract/trace.ts";
import { countryId } from "#graph-schema/node-id.ts";
import { traceQuery } from "../../api/queries.ts";
import { useNodeLabels } from "../../api/use-node-labels.ts";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { ShowCypherButton } from "../../components/show-cypher-button.tsx";
import { TraceAnswer, type TraceAnswerProps } from "./trace-answer.tsx";
import { questionTitle, windowsTitle } from "./trace-title.ts";

/** A trace that is open on the canvas. */
export interface OpenTraceEntry {
  id: string;
  question: TraceRequestInput;
  role: "question" | "context";
  title: string | null;
}

interface OpenTraceProps extends Pick<TraceAnswerProps, "lit" | "onOpenChain" | "onInspectNode"> {
  entry: OpenTraceEntry;
  /** Whether its answer is unfolded: only then is it asked for and drawn. */
  isUnfolded: boolean;
  onEdit: (question: TraceRequestInput) => void;
  onClose: (id: string) => void;
}

/** One open trace: its question as a heading, its answer below. */
export function OpenTrace({ entry, isUnfolded, onEdit, onClose, ...shared }: OpenTraceProps) {
  const { question } = entry;
  const label = useNodeLabels([...question.origins, ...question.destinations].map((key) => countryId(key)));
  return (
    <Accordion.Item value={entry.id}>
      <Accordion.Control>
        <Text size="sm" fw={600}>
          {entry.title ?? questionTitle(question, (key) => label(countryId(key)))}
        </Text>
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {windowsTitle(question)}
          </Text>
          {entry.role === "context" && (
            <Badge variant="default" size="sm" tt="none" fw={500}>
              context
            </Badge>
          )}
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        {isUnfolded && (
          <Stack gap="xs">
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<Pencil size={14} aria-hidden />}
                onClick={() => onEdit(question)}
              >
                Change the question
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<X size={14} aria-hidden />}
                onClick={() => onClose(entry.id)}
              >
                Take off the canvas
              </Button>
              <ShowCypherButton asked={{ question: "trace", request: question }} />
            </Group>
            <Answer entry={entry} {...shared} />
          </Stack>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function Answer({ entry, ...shared }: Pick<OpenTraceProps, "entry" | "lit" | "onOpenChain" | "onInspectNode">) {
  const trace = useQuery(traceQuery(entry.question));
  if (trace.isPending) return <LoadingNotice label="Tracing" />;
  if (trace.isError) return <ProblemNotice error={trace.error} onRetry={() => void trace.refetch()} />;
  return <TraceAnswer trace={entry.id} question={entry.question} answer={trace.data} {...shared} />;
}
