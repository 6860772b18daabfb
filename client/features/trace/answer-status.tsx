import { List, Stack, Text } from "@mantine/core";
import { CircleCheck, OctagonPause } from "lucide-react";
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
        {isComplete ? "Complete" : `Stopped: ${completeness.reason}`}.{" "}
        {total === 0
          ? "No chain has figures on every leg."
          : `${formatCount(chains.length)} of ${formatCount(total)} chains shown.`}
        {leftOutByTimeOrder > 0 &&
          ` ${formatCount(leftOutByTimeOrder)} left out because a later leg cannot follow an earlier one.`}
      </Text>
      {selection.filter(isTelling).map(({ selector, codes, withData }) => (
        <Text key={selector} size="sm">
          {selector}: {formatCount(withData)} of {formatCount(codes)} {codes === 1 ? "code has" : "codes have"} data.
        </Text>
      ))}
    </Stack>
  );
}

/** One code that has data is what the answer shows anyway. */
function isTelling({ codes, withData }: TraceResponse["selection"][number]): boolean {
  return codes !== 1 || withData !== 1;
}

/** What customs statistics do not show; stands with every trace. */
export function TraceNotice({ notice }: { notice: string }) {
  return (
    <Stack gap={2} role="note">
      <Text size="sm" fw={500}>
        {notice}
      </Text>
      <Text size="xs" c="dimmed">
        A bottleneck is a ceiling on the declared value matched in this code and window, not a shipment; it does not add
        up over chains, hubs or origins. Values are nominal US dollars.
      </Text>
    </Stack>
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
