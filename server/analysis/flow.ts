/** What both reporters declare for one route, series by series, with the zeros that the coverage implies. */
import type { FlowSeries } from "#graph-schema/contract/flow.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import { formatPeriod, periodsPerYear, type TradeWindow } from "#graph-schema/trade-period.ts";
import type { CoverageBlock, TradeSeries } from "#graph-schema/trade-series.ts";
import { citeSeries } from "./cite-series.ts";
import { seriesRelationshipId } from "./describe/series-of-leg.ts";
import { isValidInEdition } from "./nomenclature/edition-validity.ts";
import { countedWords } from "./series-words.ts";

/** Whether a period of `frequency` lies within the window; a year only where the window holds all of it. */
export function isDuring(
  frequency: TradeSeries["frequency"],
  period: number,
  window: TradeWindow | undefined,
): boolean {
  if (window === undefined) return true;
  const months = (own: TradeSeries["frequency"], count: number) => count * (12 / periodsPerYear(own));
  const first = months(frequency, period);
  const end = months(frequency, period + 1);
  return first >= months(window.frequency, window.first) && end <= months(window.frequency, window.last + 1);
}

function blocksOf(series: TradeSeries, coverage: readonly CoverageBlock[]): CoverageBlock[] {
  const { dataset, side, flow, frequency, edition, exporter, importer, hs, basis } = series;
  const [reporter, partner] = side === "importer" ? [importer, exporter] : [exporter, importer];
  if (basis === "consignment" || !isValidInEdition(hs, edition)) return [];
  return coverage.filter(
    (block) =>
      block.dataset === dataset &&
      block.side === side &&
      block.flow === flow &&
      block.frequency === frequency &&
      block.edition === edition &&
      block.reporter === reporter &&
      block.codes.includes(hs) &&
      (block.partners === "all" || block.partners.includes(partner)),
  );
}

function absentPeriods(
  series: TradeSeries,
  blocks: readonly CoverageBlock[],
  during: TradeWindow | undefined,
): string[] {
  const held = new Set(series.observations.map(({ period }) => period));
  const covered = new Set(blocks.flatMap(({ periods }) => periods));
  return [...covered]
    .filter((period) => !held.has(period) && isDuring(series.frequency, period, during))
    .toSorted((left, right) => left - right)
    .map((period) => formatPeriod(series.frequency, period));
}

function coverageOf(blocks: readonly CoverageBlock[]): FlowSeries["coverage"] {
  if (blocks.length === 0) return "none";
  return blocks.some(({ origin }) => origin === "inferred") ? "inferred" : "declared";
}

const coverageWords: Record<FlowSeries["coverage"], string> = {
  declared: "Absent periods inside the dataset's declared coverage count as zero.",
  inferred: "Absent periods inside coverage inferred from the imported file count as zero.",
  none: "No coverage is known for this series: absent periods are unknown, not zero.",
};

function howComputed(series: TradeSeries, coverage: FlowSeries["coverage"], dataset: GraphNode | undefined): string[] {
  const { side, exporter, importer, frequency, edition, reportedUnit } = series;
  const reporter =
    side === "reconciled"
      ? "reconciled by the publisher from both reports"
      : `${side === "exporter" ? exporter : importer} as ${side}`;
  const datasetEdition = dataset?.properties.edition;
  const editionText = typeof datasetEdition === "string" ? `edition ${datasetEdition}` : "edition not said";
  const isDollars = /(^|\s)USD$/.test(reportedUnit);
  return [
    `Reporter: ${reporter}.`,
    `Dataset: ${dataset?.label ?? series.dataset}, ${editionText}; HS edition ${edition}.`,
    countedWords(series),
    isDollars
      ? `Declared in ${reportedUnit}; no conversion.`
      : `Declared in ${reportedUnit}; converted at ${frequency === "year" ? "annual" : "monthly"} average rates, which are value ÷ declared value of each period.`,
    coverageWords[coverage],
    "All values are nominal.",
  ];
}

/** A series as the contract shows it; `dataset` is its Dataset node. */
export function describeSeries(
  series: TradeSeries,
  coverage: readonly CoverageBlock[],
  dataset: GraphNode | undefined,
  during: TradeWindow | undefined,
): FlowSeries {
  const rows = series.observations.filter(({ period }) => isDuring(series.frequency, period, during));
  const blocks = blocksOf(series, coverage);
  const kind = coverageOf(blocks);
  return {
    reporter: series.side,
    relationshipId: seriesRelationshipId(series),
    dataset: series.dataset,
    flow: series.flow,
    frequency: series.frequency,
    edition: series.edition,
    valuation: series.valuation,
    basis: series.basis,
    periods: rows.map(({ period }) => formatPeriod(series.frequency, period)),
    values: rows.map(({ value }) => value),
    kilograms: rows.map(({ kilograms }) => kilograms),
    kilogramsEstimated: rows.map(({ kilogramsEstimated }) => kilogramsEstimated),
    status: rows.map(({ status }) => status),
    monthsCovered: rows.map(({ monthsCovered }) => monthsCovered),
    reportedValues: rows.map(({ reportedValue }) => reportedValue),
    reportedUnit: series.reportedUnit,
    rows: rows.map(({ rows: text }) => text),
    absentAsZero: absentPeriods(series, blocks, during),
    coverage: kind,
    howComputed: howComputed(series, kind, dataset),
    evidence: [series.dataset],
    citation: citeSeries({ ...series, observations: rows }, dataset),
  };
}
