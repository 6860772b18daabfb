/** How a leg's figures were computed, in steps and rows enough to redo them by hand. */
import type { Explanation, Leg, WindowFigure } from "#graph-schema/contract/trace.ts";
import { formatPeriod, parseWindow, periodsPerYear, type TradeWindow } from "#graph-schema/trade-period.ts";
import type { Observation, TradeSeries } from "#graph-schema/trade-series.ts";
import { countedWords } from "./series-words.ts";

export interface ExplainedDataset {
  label: string;
  edition: string | null;
}

export interface LegExplanationInput {
  leg: Leg;
  /** The series that the leg names in relationshipIds, in their order. */
  series: readonly TradeSeries[];
  dataset: ExplainedDataset | undefined;
  before: string;
  after: string;
}

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

function windowStep(name: string, text: string, figure: WindowFigure): string {
  const { periods, total, value, absentAsZero } = figure;
  const counts = `${periods.reported} periods reported, ${absentAsZero} absent and counted as zero by coverage, ${periods.expected - periods.covered} unknown`;
  if (total === null || value === null)
    return `${name} (${text}): unknown (${figure.reason ?? "not covered"}); ${counts}.`;
  const perYear = periodsPerYear(parseWindow(text)!.frequency);
  const sum = `total USD ${number.format(total)} × ${perYear} ÷ ${periods.covered} covered = USD ${number.format(value)} a year`;
  return `${name} (${text}): ${sum}; ${counts}.`;
}

function changeStep(leg: Leg): string {
  if (leg.change === null) return `Change: not given (${leg.reason ?? "a side is unknown"}).`;
  const growth = leg.growth === null ? "growth not given, before is 0" : `growth ${number.format(leg.growth * 100)} %`;
  return `Change: USD ${number.format(leg.change)} a year; ${growth}.`;
}

function conversionStep({ before, after, reportedUnit }: Leg): string {
  if (!before.converted && !after.converted) return `Declared in ${reportedUnit}; no conversion.`;
  return `Declared in ${reportedUnit}; converted period by period at the rates shown with the rows, months at monthly and years at annual averages.`;
}

function codesStep(series: readonly TradeSeries[]): string[] {
  const codes = [...new Set(series.map(({ hs }) => hs))].toSorted();
  return codes.length > 1 ? [`Rows of ${codes.length} codes stand behind it: ${codes.join(", ")}.`] : [];
}

/** Rows inside either window, months too where a year was summed from them. */
function isInWindow(series: TradeSeries, { period }: Observation, window: TradeWindow): boolean {
  if (window.frequency === series.frequency) return period >= window.first && period <= window.last;
  return window.frequency === "year" && period >= window.first * 12 && period < (window.last + 1) * 12;
}

function explainRows(series: readonly TradeSeries[], windows: readonly TradeWindow[]): Explanation["observations"] {
  return series.flatMap((own) =>
    own.observations
      .filter((row) => windows.some((window) => isInWindow(own, row, window)))
      .map((row) => ({
        hs: own.hs,
        period: formatPeriod(own.frequency, row.period),
        value: row.value,
        reportedValue: row.reportedValue,
        reportedUnit: own.reportedUnit,
        status: row.status,
        rows: row.rows,
        usdPerUnit:
          row.value === null || row.reportedValue === null || row.reportedValue === 0
            ? null
            : row.value / row.reportedValue,
      })),
  );
}

export function explainLeg({ leg, series, dataset, before, after }: LegExplanationInput): Explanation {
  const edition =
    dataset?.edition === null || dataset === undefined ? "edition not said" : `edition ${dataset.edition}`;
  return {
    steps: [
      leg.reporter === "reconciled"
        ? "Side: neither side's own word; compiled or reconciled by the publisher."
        : `Side: the ${leg.reporter}, ${leg.reporter === "exporter" ? leg.exporter : leg.importer}.`,
      `Dataset: ${dataset?.label ?? leg.dataset} (${leg.dataset}), ${edition}; HS edition ${leg.edition}.`,
      countedWords(leg),
      conversionStep(leg),
      ...codesStep(series),
      windowStep("Before", before, leg.before),
      windowStep("After", after, leg.after),
      changeStep(leg),
      ...leg.marks.map((mark) => `Mark: ${mark}.`),
    ],
    observations: explainRows(series, [parseWindow(before)!, parseWindow(after)!]),
  };
}
