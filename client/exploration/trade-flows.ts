/** Trade flows: for each trace one edge between two countries, bundling the legs of the chains shown. */
import type { CanvasChain, CanvasLeg, LegKind } from "./chains.ts";
import type { ExplorationDocument, Library, ShownTrace } from "./state.ts";

export interface TradeFlow {
  id: string;
  trace: string;
  role: ShownTrace["role"];
  /** Country keys. */
  exporter: string;
  importer: string;
  /** The best that is known of any of its legs: figures, else claims, else nothing. */
  kind: LegKind;
  /** From origin straight to destination, beside the chains for comparison. */
  direct: boolean;
  /** It is the first leg of its chains. */
  leavesOrigin: boolean;
  commodities: readonly string[];
  /** US dollars a year, summed over the commodities; null when unknown for one or not summable. */
  before: number | null;
  after: number | null;
  partial: boolean;
  /** The legs come from different datasets, sides or valuations and are not summed. */
  notSummed: boolean;
  /** Commodities of the bundle without figures. */
  withoutFigures: readonly string[];
  /** Keys of the chains that run over it. */
  chains: readonly string[];
  claims: readonly string[];
}

export function flowId(trace: string, exporter: string, importer: string): string {
  return `flow:${trace}:${exporter}>${importer}`;
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
      const id = flowId(chain.trace, leg.exporter, leg.importer);
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
  const byCommodity = new Map(bundle.map(({ chain, leg }) => [chain.commodity, leg]));
  const commodities = [...byCommodity.keys()].toSorted();
  const legs = [...byCommodity.values()];
  const withoutFigures = commodities.filter((commodity) => byCommodity.get(commodity)?.leg === null);
  const notSummed = new Set(legs.filter((leg) => leg.leg !== null).map(seriesText)).size > 1;
  return {
    id,
    trace: chain.trace,
    role: document.traces[chain.trace]?.role ?? "question",
    exporter: first.exporter,
    importer: first.importer,
    kind: bundleKind(legs),
    direct: chain.group === "direct",
    leavesOrigin: bundle.some(({ chain }) => chain.countries[0] === first.exporter),
    commodities,
    before: notSummed ? null : sumKnown(legs.map(({ leg }) => leg?.before.value ?? null)),
    after: notSummed ? null : sumKnown(legs.map(({ leg }) => leg?.after.value ?? null)),
    partial:
      withoutFigures.length > 0 || legs.some(({ leg }) => leg?.before.partial === true || leg?.after.partial === true),
    notSummed,
    withoutFigures,
    chains: [...new Set(bundle.map(({ chain }) => chain.key))],
    claims: [...new Set(legs.flatMap(({ claims }) => claims))],
  };
}

function bundleKind(legs: readonly CanvasLeg[]): LegKind {
  return (["figures", "claimed"] as const).find((kind) => legs.some((leg) => leg.kind === kind)) ?? "open";
}

function seriesText({ leg }: CanvasLeg): string {
  return leg === null ? "" : [leg.dataset, leg.reporter, leg.flow, leg.valuation, leg.basis].join("|");
}

/** The sum of what is known; null when nothing is. Commodities without figures are named beside it. */
function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
