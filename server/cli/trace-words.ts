/** How figures of a trace read on a terminal. */
import { isNarrowedQuestion } from "#graph-schema/narrowed-question.ts";
import type { Bottleneck, Leg, TraceRequest, UnknownReason, UnreportedLeg } from "#graph-schema/contract/trace.ts";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

const reasonWords: Record<UnknownReason, string> = {
  "not-covered": "not covered",
  "not-reported": "declared without a value",
  "reporter-break": "no one series serves both windows",
  "partial-year": "a year is covered in part only",
  "edition-change": "the HS edition changes",
  "zero-base": "before is 0",
  "not-a-member-of-dataset": "not in the dataset",
};

export function reasonText(reason: UnknownReason | undefined): string {
  return reason === undefined ? "unknown" : reasonWords[reason];
}

/** US dollars without decimals; unknown is never 0. */
export function usdText(value: number | null): string {
  return value === null ? "unknown" : whole.format(value);
}

export function growthText(growth: number | null): string {
  if (growth === null) return "–";
  return `${growth >= 0 ? "+" : ""}${whole.format(growth * 100)} %`;
}

export function changeText({ change, reason }: Pick<Bottleneck, "change" | "reason">): string {
  if (change === null) return `unknown: ${reasonText(reason)}`;
  return `${change >= 0 ? "+" : ""}${whole.format(change)}`;
}

/** Of a leg without figures: a question that leaves sides or datasets out does not know that nobody reports it. */
export function unreportedText(question: Pick<TraceRequest, "reporter" | "datasets">): string {
  return isNarrowedQuestion(question)
    ? "no figures under this choice of reporter or datasets"
    : "nobody reports it in the data held";
}

/** Who reports a leg, in which dataset and valuation. */
function reporterText(leg: Leg): string {
  const who =
    leg.reporter === "reconciled"
      ? leg.status
      : `${leg.reporter} ${leg.reporter === "exporter" ? leg.exporter : leg.importer}`;
  return `${who}, ${leg.dataset}, ${leg.valuation}`;
}

export function legText(leg: Leg | UnreportedLeg, request: TraceRequest): string {
  const route = `${leg.exporter} → ${leg.importer}`;
  if (leg.reporter === null) return `${route}: ${unreportedText(request)}`;
  const growth = leg.growth === null ? "" : ` (${growthText(leg.growth)})`;
  return `${route}: USD ${usdText(leg.before.value)} → ${usdText(leg.after.value)} a year${growth}; ${reporterText(leg)}`;
}
