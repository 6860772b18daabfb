/** Frequency, flow, edition and valuation of a UN Comtrade row, from its codes. */
import { hsEditionOfComtrade } from "#graph-schema/hs-code.ts";
import { isTradeYear, type Frequency } from "#graph-schema/trade-period.ts";
import {
  tradeFlows,
  type PartnerBasis,
  type ReporterSide,
  type SeriesKey,
  type TradeFlow,
  type Valuation,
} from "#graph-schema/trade-series.ts";

export interface ComtradeKind {
  frequency: Frequency;
  flow: TradeFlow;
  side: ReporterSide;
  edition: SeriesKey["edition"];
}

export interface Fault {
  field: string;
  value: string;
  reason: string;
}

function readFrequency(code: string): Frequency | undefined {
  if (code === "A" || code === "") return "year";
  return code === "M" ? "month" : undefined;
}

/** X, DX and RX are told by the exporter, M, FM and RM by the importer. */
export function sideOfFlow(flow: TradeFlow): ReporterSide {
  return flow === "X" || flow === "RX" || flow === "DX" ? "exporter" : "importer";
}

/** Exporters record the last known destination, importers the country of origin. */
export function basisOfSide(side: ReporterSide): PartnerBasis {
  return side === "exporter" ? "lastKnownDestination" : "origin";
}

function readEdition(classification: string): SeriesKey["edition"] | undefined {
  return classification === "HS" ? "national" : hsEditionOfComtrade(classification);
}

/** The kind, or the first code that cannot be read. */
export function readKind(frequencyCode: string, flowCode: string, classification: string): ComtradeKind | Fault {
  const frequency = readFrequency(frequencyCode.trim().toUpperCase());
  if (frequency === undefined) {
    return { field: "freqCode", value: frequencyCode, reason: "must be A (annual) or M (monthly)" };
  }
  const flow = tradeFlows.find((candidate) => candidate === flowCode.trim().toUpperCase());
  if (flow === undefined) {
    return { field: "flowCode", value: flowCode, reason: `must be one of ${tradeFlows.join(", ")}` };
  }
  const edition = readEdition(classification.trim().toUpperCase());
  if (edition === undefined) {
    const reason = "is no edition of the Harmonized System (H0 to H6, or HS)";
    return { field: "classificationCode", value: classification, reason };
  }
  return { frequency, flow, side: sideOfFlow(flow), edition };
}

/**
 * Which value `primaryValue` repeats: CIF or FOB as the row gives them, else what the reporter's side is by the
 * rules of Comtrade (imports CIF, exports FOB). `0` in these columns means that there is none.
 */
export function readValuation(side: ReporterSide, value: number, cif: string, fob: string): Valuation {
  const isCif = cif !== "" && Number(cif) === value && value !== 0;
  const isFob = fob !== "" && Number(fob) === value && value !== 0;
  if (isCif !== isFob) return isCif ? "CIF" : "FOB";
  return side === "importer" ? "CIF" : "FOB";
}

/** `2023` or `202305` (`202352` is the whole year) as the number of the period; undefined when it does not fit. */
export function readComtradePeriod(text: string, frequency: Frequency): number | undefined {
  const match = /^(\d{4})(\d{2})?$/.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (!isTradeYear(year)) return undefined;
  const month = match[2] === undefined ? undefined : Number(match[2]);
  if (frequency === "year") return month === undefined || month === 52 ? year : undefined;
  return month !== undefined && month >= 1 && month <= 12 ? year * 12 + month - 1 : undefined;
}
