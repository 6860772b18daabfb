import { Stack, Text, VisuallyHidden } from "@mantine/core";
import type { UnknownReason } from "#graph-schema/contract/trace.ts";
import { formatAmount, formatAmountInFull, formatChange, formatGrowth } from "../format/number.ts";
import { unknownReasonWords } from "../format/unknown-reason.ts";

interface FigureProps {
  value: number | null;
  /** Why it is unknown. */
  reason?: UnknownReason | undefined;
}

interface AmountProps extends FigureProps {
  /** Stands in the full value, such as `USD a year`. */
  unit?: string;
}

/** An amount in short; its full value and unit show on hover. */
export function Amount({ value, reason, unit = "USD a year, nominal" }: AmountProps) {
  if (value === null) return <Unknown reason={reason} />;
  return <Known short={formatAmount(value)} full={formatAmountInFull(value, unit)} />;
}

/** After minus before, with its sign. */
export function Change({ value, reason, unit = "USD a year, nominal" }: AmountProps) {
  if (value === null) return <Unknown reason={reason} />;
  return <Known short={formatChange(value)} full={formatAmountInFull(value, unit)} />;
}

/** After / before − 1 in per cent. */
export function Growth({ value, reason }: FigureProps) {
  if (value === null) return <Unknown reason={reason} />;
  return <Known short={formatGrowth(value)} full={`${formatGrowth(value)} (after ÷ before − 1)`} />;
}

function Known({ short, full }: { short: string; full: string }) {
  return (
    <Text span size="sm" title={full}>
      {short}
    </Text>
  );
}

/** Never a zero and never blank: the word, and why. */
export function Unknown({ reason }: { reason?: UnknownReason | undefined }) {
  const words = unknownReasonWords(reason);
  return (
    <Stack gap={0} component="span" title={words.full}>
      <Text span size="sm" fs="italic">
        unknown
      </Text>
      <Text span size="xs" c="dimmed" aria-hidden>
        {words.short}
      </Text>
      <VisuallyHidden component="span">{words.full}</VisuallyHidden>
    </Stack>
  );
}
