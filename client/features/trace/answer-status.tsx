import { Alert, List, Stack, Text } from "@mantine/core";
import { CircleCheck, Info, OctagonPause } from "lucide-react";
import type { TraceResponse } from "#graph-schema/contract/trace.ts";
import { formatCount } from "../../format/number.ts";

/** Whether the search went to its end, and what of the selection has data. */
export function AnswerStatus({ answer }: { answer: TraceResponse }) {
  const { completeness, chains, total, leftOutByTimeOrder, selection } = answer;
  const isComplete = completeness.status === "complete";
  return (
    <Stack gap={4}>
      <Text size="sm" component="output">
        {isComplete ? (
          <CircleCheck size={14} aria-hidden style={{ verticalAlign: "-2px" }} />
        ) : (
          <OctagonPause size={14} aria-hidden style={{ verticalAlign: "-2px" }} />
        )}{" "}
        {isComplete ? "Complete" : `Stopped: ${completeness.reason}`}. {formatCount(chains.length)} of{" "}
        {formatCount(total)} chains shown.
        {leftOutByTimeOrder > 0 &&
          ` ${formatCount(leftOutByTimeOrder)} left out because a later leg cannot follow an earlier one.`}
      </Text>
      {selection.map(({ selector, codes, withData }) => (
        <Text key={selector} size="sm">
          {selector}: {formatCount(withData)} of {formatCount(codes)} {codes === 1 ? "code has" : "codes have"} data.
        </Text>
      ))}
    </Stack>
  );
}

/** What customs statistics do not show; stands with every trace. */
export function TraceNotice({ notice }: { notice: string }) {
  return (
    <Alert variant="light" color="gray" p="xs" icon={<Info size={16} aria-hidden />} role="note">
      <Text size="sm">{notice}</Text>
      <Text size="sm">
        A bottleneck is a ceiling on the declared value matched in this code and window, not a shipment; it does not add
        up over chains, hubs or origins. All values are nominal US dollars.
      </Text>
    </Alert>
  );
}

export function Assumptions({ assumptions }: { assumptions: readonly string[] }) {
  return (
    <List size="sm" spacing={2}>
      {assumptions.map((assumption) => (
        <List.Item key={assumption}>{assumption}</List.Item>
      ))}
    </List>
  );
}
