/** What a series counts, in words: shared by the explanation of a leg and of a flow. */
import type { PartnerBasis, SeriesKey, TradeFlow } from "#graph-schema/trade-series.ts";

const basisWords: Record<PartnerBasis, string> = {
  origin: "partner by country of origin",
  consignment: "partner by country of consignment",
  lastKnownDestination: "partner by last known destination",
  unknown: "basis of the partner not said",
};

const flowWords: Record<TradeFlow, string> = {
  X: "exports, re-exports included (X)",
  RX: "re-exports (RX)",
  DX: "domestic exports (DX)",
  M: "imports, re-imports included (M)",
  RM: "re-imports (RM)",
  FM: "foreign imports (FM)",
};

export function countedWords({
  flow,
  frequency,
  basis,
  valuation,
}: Pick<SeriesKey, "flow" | "frequency" | "basis" | "valuation">): string {
  const rows = frequency === "year" ? "annual" : "monthly";
  return `Counted: ${flowWords[flow]}, ${rows} rows, ${basisWords[basis]}, valuation ${valuation}.`;
}
