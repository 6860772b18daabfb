import type { FlowResponse, FlowSeries } from "#graph-schema/contract/flow.ts";
import { citeSource } from "../../format/citation.ts";
import {
  basisWords,
  commodityWords,
  editionWords,
  flowWords,
  sideWords,
  valuationWords,
} from "../../format/trade-words.ts";

type Route = Pick<FlowResponse, "exporter" | "importer" | "hs">;

/** The parts of a series' key in words: whose word, flow, valuation, partner basis, edition. */
export function seriesWords(series: FlowSeries): string {
  return [
    sideWords[series.reporter],
    flowWords[series.flow],
    valuationWords[series.valuation],
    basisWords[series.basis],
    editionWords(series.edition),
  ].join(" · ");
}

/** First and last period of a series, such as `2020-01 to 2022-11`; `no periods` for an empty one. */
export function periodSpan(series: Pick<FlowSeries, "periods">): string {
  const first = series.periods[0];
  const last = series.periods.at(-1);
  if (first === undefined || last === undefined) return "no periods";
  return first === last ? first : `${first} to ${last}`;
}

/** A text to cite: source, series key, periods, unit, coverage, data version and the notice. */
export function citeSeries(series: FlowSeries, flow: FlowResponse, dataVersion: string | undefined): string {
  const dataset = flow.evidenceNodes.find((node) => node.id === series.dataset);
  return [
    dataset === undefined ? series.citation : `${citeSource(dataset)}.`,
    `Series ${routeWords(flow)}: ${seriesWords(series)}, by ${series.frequency}.`,
    `Periods ${periodSpan(series)}; declared in ${series.reportedUnit}, nominal.`,
    `Coverage: ${series.coverage}.`,
    `Read in Entrepôt${dataVersion === undefined ? "" : `, data version ${dataVersion}`}.`,
    flow.notice,
  ].join("\n");
}

function routeWords({ exporter, importer, hs }: Route): string {
  return `${exporter} → ${importer}, ${commodityWords(hs)}`;
}
