/** The field's terms for the parts of a series, as people read them. */
import type {
  ObservationStatus,
  PartnerBasis,
  ReporterSide,
  TradeFlow,
  Valuation,
} from "#graph-schema/trade-series.ts";

export const sideWords: Record<ReporterSide, string> = {
  exporter: "reported by the exporter",
  importer: "reported by the importer",
  reconciled: "compiled or reconciled by the publisher, not a reporter’s own word",
};

export const flowWords: Record<TradeFlow, string> = {
  X: "exports (re-exports included)",
  RX: "re-exports",
  DX: "domestic exports",
  M: "imports (re-imports included)",
  RM: "re-imports",
  FM: "foreign imports",
};

export const valuationWords: Record<Valuation, string> = {
  FOB: "FOB (value at the exporter's border)",
  CIF: "CIF (freight and insurance included)",
  unknown: "valuation not stated",
};

export const basisWords: Record<PartnerBasis, string> = {
  origin: "by country of origin",
  consignment: "by country of consignment",
  lastKnownDestination: "by last known destination",
  unknown: "partner basis not stated",
};

export const statusWords: Record<ObservationStatus, string> = {
  declared: "declared",
  "partner-derived": "derived from partners' reports",
  estimated: "estimated by the publisher",
  reconciled: "reconciled",
};

/** `HS 2017`, or `national nomenclature` where the file names no edition. */
export function editionWords(edition: string): string {
  return edition === "national" ? "national nomenclature" : `HS ${edition}`;
}

/** `HS 8482`, or `all goods` for TOTAL. */
export function commodityWords(hs: string): string {
  return hs === "TOTAL" ? "all goods (TOTAL)" : `HS ${hs}`;
}

/** What stands wherever money stands: one currency, not adjusted for inflation. */
export const moneyUnit = "US dollars a year, nominal";
