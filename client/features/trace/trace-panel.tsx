import { Accordion, Box, Button, Stack, Text, VisuallyHidden } from "@mantine/core";
import { Plus } from "lucide-react";
import { useState } from "react";
import type { TraceRequestInput, TraceResponse } from "#graph-schema/contract/trace.ts";
import { ApiError } from "../../api/api-error.ts";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { OpenTrace, type OpenTraceEntry } from "./open-trace.tsx";
import type { TraceAnswerProps } from "./trace-answer.tsx";
import { TraceForm } from "./trace-form.tsx";
import { faultsByField } from "./trace-form-values.ts";
import { TraceProgress } from "./trace-progress.tsx";
import { useAskTrace } from "./use-ask-trace.ts";

interface TracePanelProps extends Pick<TraceAnswerProps, "lit" | "onOpenChain" | "onInspectNode"> {
  /** Traces open on the canvas, in the order in which they were opened. */
  traces: readonly OpenTraceEntry[];
  onAnswer: (question: TraceRequestInput, answer: TraceResponse) => void;
  onCloseTrace: (id: string) => void;
}

/** What a new question begins with. */
const foundingQuestion: TraceRequestInput = {
  origins: ["CHN"],
  destinations: ["RUS"],
  commodities: ["8482"],
  before: "2019/2021",
  after: "2022/2023",
};

/** Asks traces and shows the answers of those that are open. */
export function TracePanel({ traces, onAnswer, onCloseTrace, ...shared }: TracePanelProps) {
  const [draft, setDraft] = useState<TraceRequestInput | null>(null);
  const [unfolded, setUnfolded] = useState<string | null>(null);
  const asked = useAskTrace((question, answer) => {
    setDraft(null);
    setUnfolded(null);
    onAnswer(question, answer);
  });
  const newest = traces.findLast((trace) => trace.role === "question") ?? traces.at(-1);
  const open = traces.some((trace) => trace.id === unfolded) ? unfolded : unfolded === "" ? null : (newest?.id ?? null);
  return (
    <Stack gap="sm" p="sm">
      <VisuallyHidden component="h2">Trace</VisuallyHidden>
      {draft === null && traces.length > 0 ? (
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => setDraft(foundingQuestion)}
        >
          Ask another question
        </Button>
      ) : (
        <QuestionForm
          draft={draft ?? foundingQuestion}
          asked={asked}
          onFold={traces.length > 0 ? () => setDraft(null) : null}
        />
      )}
      <Accordion
        variant="separated"
        order={3}
        value={open}
        onChange={(value) => setUnfolded(value ?? "")}
        styles={{ content: { padding: 8 } }}
      >
        {traces.map((entry) => (
          <OpenTrace
            key={entry.id}
            entry={entry}
            isUnfolded={entry.id === open}
            onEdit={setDraft}
            onClose={onCloseTrace}
            {...shared}
          />
        ))}
      </Accordion>
    </Stack>
  );
}

interface QuestionFormProps {
  draft: TraceRequestInput;
  asked: ReturnType<typeof useAskTrace>;
  /** Null where there is nothing to go back to. */
  onFold: (() => void) | null;
}

function QuestionForm({ draft, asked, onFold }: QuestionFormProps) {
  const serverFaults = asked.error instanceof ApiError ? (asked.error.problem.faults ?? []) : [];
  return (
    <Box>
      <Text size="sm" mb="xs">
        Which chains lead from here through a third country to there, and did they change between two windows?
      </Text>
      <TraceForm
        key={JSON.stringify(draft)}
        initial={draft}
        serverFaults={faultsByField(serverFaults)}
        isBusy={asked.isAsking}
        onAsk={asked.ask}
      />
      <TraceProgress seconds={asked.isAsking ? asked.seconds : 0} onCancel={asked.cancel} />
      {asked.error !== null && <ProblemNotice error={asked.error} onRetry={asked.askAgain} />}
      {onFold !== null && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={onFold}>
          Back to the answers
        </Button>
      )}
    </Box>
  );
}
