/**
 * A strand is what a leg chooses once per question: one side of one dataset, in one flow, valuation and basis.
 * Its series of different frequency and HS edition stay apart; a figure takes one edition per window.
 */
import type { PartnerBasis, ReporterSide, SeriesKey, TradeFlow, Valuation } from "#graph-schema/trade-series.ts";

export interface Strand {
  dataset: string;
  side: ReporterSide;
  flow: TradeFlow;
  valuation: Valuation;
  basis: PartnerBasis;
}

export function strandOf({ dataset, side, flow, valuation, basis }: SeriesKey): Strand {
  return { dataset, side, flow, valuation, basis };
}

export function strandText({ dataset, side, flow, valuation, basis }: Strand): string {
  return [dataset, side, flow, valuation, basis].join("|");
}

/** The reporter's own exports or imports; re-exports and other flows are part of them and never stand for a leg. */
export function isMainFlow({ side, flow }: Pick<Strand, "side" | "flow">): boolean {
  return side === "exporter" ? flow === "X" : side === "importer" ? flow === "M" : flow === "X" || flow === "M";
}
