/** The ranked chains as CSV, one row a chain, with every mark, licence and the notice in columns of their own. */
import type { Chain, Leg, TraceRequestInput, TraceResponse, WindowFigure } from "#graph-schema/contract/trace.ts";
import { toCsv, type CsvCell } from "../../format/csv.ts";
import { strictestTerms } from "../../format/licence.ts";
import { unknownReasonWords } from "../../format/unknown-reason.ts";
import { chainMarks } from "../../format/chain-marks.ts";
import { sourcesOf } from "../../format/chain-citation.ts";

const chainHeader = [
  "rank",
  "route",
  "commodity",
  "matched_level",
  "matched_by_product",
  "before_window",
  "after_window",
  "bottleneck_before_usd_a_year",
  "bottleneck_after_usd_a_year",
  "change_usd_a_year",
  "growth",
  "reason_unknown",
  "bottleneck_valuation",
  "marks",
];
const legFields = [
  "exporter",
  "importer",
  "reporter",
  "dataset",
  "flow",
  "frequency",
  "edition",
  "valuation",
  "basis",
  "status",
  "before_usd_a_year",
  "after_usd_a_year",
  "before_periods_covered",
  "after_periods_covered",
];
const endHeader = ["licences", "commercial_use", "data_version", "completeness", "notice"];

const coverageText = ({ periods }: WindowFigure) => `${periods.covered} of ${periods.expected}`;

function legCells(leg: Leg | undefined): CsvCell[] {
  if (leg === undefined) return legFields.map(() => null);
  const { exporter, importer, reporter, dataset, flow, frequency, edition, valuation, basis, status } = leg;
  return [
    exporter,
    importer,
    reporter,
    dataset,
    flow,
    frequency,
    edition,
    valuation,
    basis,
    status,
    leg.before.value,
    leg.after.value,
    coverageText(leg.before),
    coverageText(leg.after),
  ];
}

function chainCells(chain: Chain, rank: number, question: TraceRequestInput): CsvCell[] {
  const { before, after, change, growth, reason, valuation } = chain.bottleneck;
  const isUnknown = change === null || growth === null;
  return [
    chain.matchedByProduct ? rank : null,
    chain.countries.join(" > "),
    chain.commodity,
    chain.level,
    chain.matchedByProduct,
    question.before,
    question.after,
    before,
    after,
    change,
    growth,
    isUnknown ? unknownReasonWords(reason).full : null,
    valuation,
    chainMarks(chain)
      .map((mark) => (mark.label === "note" || mark.label === "flag" ? mark.meaning : mark.label))
      .join("; "),
  ];
}

/** Amounts are US dollars a year, nominal; an empty figure is unknown and its reason stands in `reason_unknown`. */
export function traceToCsv(question: TraceRequestInput, answer: TraceResponse): string {
  const legCount = Math.max(0, ...answer.chains.map((chain) => chain.legs.length));
  const legNumbers = Array.from({ length: legCount }, (_, index) => index);
  const header = [
    ...chainHeader,
    ...legNumbers.flatMap((leg) => legFields.map((field) => `leg${leg + 1}_${field}`)),
    ...endHeader,
  ];
  const { completeness } = answer;
  const ending = completeness.status === "complete" ? "complete" : `stopped: ${completeness.reason}`;
  const rows = answer.chains.map((chain, index) => {
    const terms = strictestTerms(sourcesOf(chain, answer));
    return [
      ...chainCells(chain, index + 1, question),
      ...legNumbers.flatMap((leg) => legCells(chain.legs[leg])),
      terms.licences.join("; "),
      terms.commercialUse,
      answer.dataVersion,
      ending,
      answer.notice,
    ];
  });
  return toCsv(header, rows);
}
