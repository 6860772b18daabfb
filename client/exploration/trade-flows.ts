/** Trade flows: for each trace one edge between two countries, bundling the legs of the chains shown. */
import { hsIsWithin } from "#graph-schema/hs-code.ts";
import { isNarrowedQuestion } from "#graph-schema/narrowed-question.ts";
import type { Leg } from "#graph-schema/contract/trace.ts";
import type { CanvasChain, CanvasLeg, LegKind } from "./chains.ts";
import type { ExplorationDocument, Library } from "./state.ts";

export interface TradeFlow {
  id: string;
  trace: string;
  /** Context: all goods, not matched by product. */
  isContext: boolean;
  /** Country keys. */
  exporter: string;
  importer: string;
  /** The best that is known of any of its legs: figures, else claims, else nothing. */
  kind: LegKind;
  /** The question takes only some reporters or datasets: where there are no figures, others may have them. */
  isNarrowed: boolean;
  /** From origin straight to destination, beside the chains for comparison. */
  direct: boolean;
  /** It is the first leg of its chains. */
  leavesOrigin: boolean;
  /** It is the last leg of its chains. */
  reachesDestination: boolean;
  commodities: readonly string[];
  /** US dollars a year, summed over the commodities with figures; null when unknown for one of them or not summable. */
  before: number | null;
  after: number | null;
  /** What to know about its figures: `converted`, `partial`, `partner-derived`, … */
  marks: readonly string[];
  /** The legs come from different datasets, sides or valuations, or one code lies within another: they are not summed. */
  notSummed: boolean;
  /** Commodities of the bundle without figures. */
  withoutFigures: readonly string[];
  /** Keys of the chains that run over it. */
  chains: readonly string[];
  claims: readonly string[];
}

/** All goods are never bundled with what is matched by product. */
export function flowId(trace: string, exporter: string, importer: string, matchedByProduct = true): string {
  return `flow:${trace}:${exporter}>${importer}${matchedByProduct ? "" : ":TOTAL"}`;
}

export function isFlowId(id: string): boolean {
  return id.startsWith("flow:");
}

/** The trade flows of the chains that are on the canvas, sorted by id. */
export function tradeFlows(document: ExplorationDocument, library: Library): TradeFlow[] {
  const bundles = new Map<string, { chain: CanvasChain; leg: CanvasLeg }[]>();
  for (const key of Object.keys(document.chains)) {
    const chain = library.chains[key];
    if (chain === undefined) continue;
    for (const leg of chain.legs) {
      const id = flowId(chain.trace, leg.exporter, leg.importer, chain.matchedByProduct);
      const bundle = bundles.get(id);
      if (bundle === undefined) bundles.set(id, [{ chain, leg }]);
      else bundle.push({ chain, leg });
    }
  }
  return [...bundles]
    .map(([id, bundle]) => bundleLegs(id, bundle, document))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function bundleLegs(
  id: string,
  bundle: readonly { chain: CanvasChain; leg: CanvasLeg }[],
  document: ExplorationDocument,
): TradeFlow {
  const { chain, leg: first } = bundle[0]!;
  const trace = document.traces[chain.trace];
  const byCommodity = new Map(bundle.map(({ chain, leg }) => [chain.commodity, leg]));
  const commodities = [...byCommodity.keys()].toSorted();
  const legs = [...byCommodity.values()];
  const withoutFigures = commodities.filter((commodity) => byCommodity.get(commodity)?.leg === null);
  const known = commodities.filter((commodity) => !withoutFigures.includes(commodity));
  const figures = legs.flatMap(({ leg }) => leg ?? []);
  const notSummed = new Set(figures.map(seriesText)).size > 1 || overlap(known);
  return {
    id,
    trace: chain.trace,
    isContext: !chain.matchedByProduct || trace?.role === "context",
    exporter: first.exporter,
    importer: first.importer,
    kind: bundleKind(legs),
    isNarrowed: trace !== undefined && isNarrowedQuestion(trace.request),
    direct: chain.group === "direct",
    leavesOrigin: bundle.some(({ chain }) => chain.countries[0] === first.exporter),
    reachesDestination: bundle.some(({ chain }) => chain.countries.at(-1) === first.importer),
    commodities,
    before: notSummed ? null : sumIfKnown(figures.map(({ before }) => before.value)),
    after: notSummed ? null : sumIfKnown(figures.map(({ after }) => after.value)),
    marks: [...new Set(figures.flatMap(figureMarks))].toSorted(),
    notSummed,
    withoutFigures,
    chains: [...new Set(bundle.map(({ chain }) => chain.key))],
    claims: [...new Set(legs.flatMap(({ claims }) => claims))],
  };
}

function bundleKind(legs: readonly CanvasLeg[]): LegKind {
  return (["figures", "claimed"] as const).find((kind) => legs.some((leg) => leg.kind === kind)) ?? "open";
}

/** Whether one code lies within another, so that their sum would count goods twice. */
function overlap(commodities: readonly string[]): boolean {
  return commodities.some((code) => commodities.some((other) => other !== code && hsIsWithin(code, other)));
}

function seriesText({ dataset, reporter, flow, valuation, basis }: Leg): string {
  return [dataset, reporter, flow, valuation, basis].join("|");
}

function figureMarks({ status, spliced, before, after }: Leg): string[] {
  return [
    ...(status === "declared" ? [] : [status]),
    ...(spliced ? ["spliced"] : []),
    ...(before.converted || after.converted ? ["converted"] : []),
    ...(before.partial || after.partial ? ["partial"] : []),
  ];
}

function sumIfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : known.reduce((sum, value) => sum + value, 0);
}
