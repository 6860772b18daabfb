/**
 * A series holds the declared cells (observations) of one route as one reporter side of one dataset tells them.
 * Two series that differ in any part of the key are never merged or summed.
 */
import { z } from "zod";
import { hsEditions } from "./hs-code.ts";
import { frequencies } from "./trade-period.ts";

export const reporterSides = ["exporter", "importer", "reconciled"] as const;
export type ReporterSide = (typeof reporterSides)[number];

/** As in UN Comtrade; X already includes RX and M includes RM, so they are never added. */
export const tradeFlows = ["X", "RX", "DX", "M", "RM", "FM"] as const;
export type TradeFlow = (typeof tradeFlows)[number];

export const valuations = ["FOB", "CIF", "unknown"] as const;
export type Valuation = (typeof valuations)[number];

export const partnerBases = ["origin", "consignment", "lastKnownDestination", "unknown"] as const;
export type PartnerBasis = (typeof partnerBases)[number];

export const observationStatuses = ["declared", "partner-derived", "estimated", "reconciled"] as const;
export type ObservationStatus = (typeof observationStatuses)[number];

export const seriesKeySchema = z.strictObject({
  exporter: z.string().describe("Country key, such as CHN or EU27"),
  importer: z.string(),
  hs: z.string().describe("HS code, or TOTAL"),
  dataset: z.string().describe("Id of the Dataset node, such as source:un-comtrade"),
  side: z.enum(reporterSides),
  flow: z.enum(tradeFlows),
  frequency: z.enum(frequencies),
  edition: z.enum([...hsEditions, "national"]).describe("HS edition; `national` where the file names none"),
  valuation: z.enum(valuations),
  basis: z.enum(partnerBases),
});
export type SeriesKey = z.infer<typeof seriesKeySchema>;

/** One declared cell. Missing amounts are null, never 0. */
export interface Observation {
  /** Number of the period in the series' frequency (see trade-period.ts). */
  period: number;
  /** US dollars, nominal. */
  value: number | null;
  /** What the reporter declared, in `reportedUnit` of the series. */
  reportedValue: number | null;
  kilograms: number | null;
  status: ObservationStatus;
  /** The quantity was estimated by the publisher. */
  kilogramsEstimated: boolean;
  /** Months that an annual figure covers, where fewer than twelve; null otherwise. */
  monthsCovered: number | null;
  /** Where it stands in the imported file: `line 12`, or `lines 12, 14, 15` where a breakdown was summed. */
  rows: string;
}

export interface TradeSeries extends SeriesKey {
  /** Currency and scale of `reportedValue`, such as `USD`, `thousand USD` or `EUR`. */
  reportedUnit: string;
  /** Sorted by period, each period once. */
  observations: Observation[];
}

/** The parts of a series' key that make one REPORTED_IN relationship of a route and a dataset unique. */
export const seriesIdentity = ["side", "flow", "frequency", "edition", "valuation", "basis"] as const;

/**
 * A block of cells in which an absent row means zero: each of its codes and partners in each of its periods.
 * `reporter` is a country key; on side `exporter` the partners are importers, and the other way round.
 */
export interface CoverageBlock {
  dataset: string;
  reporter: string;
  side: ReporterSide;
  flow: TradeFlow;
  frequency: (typeof frequencies)[number];
  edition: SeriesKey["edition"];
  /** Country keys, or `all` where the file has rows for the world or the mapping declares it. */
  partners: string[] | "all";
  codes: string[];
  periods: number[];
  origin: "declared" | "inferred";
}

/** Amounts that belong to no partner country; they are neither nodes nor rejected rows. */
export const unallocatedKinds = [
  "world",
  "areas-nes",
  "special-categories",
  "bunkers",
  "free-zones",
  "secret",
  "own-goods",
  "aggregate",
] as const;
export type UnallocatedKind = (typeof unallocatedKinds)[number];

export interface UnallocatedAmount {
  dataset: string;
  reporter: string;
  flow: TradeFlow;
  frequency: (typeof frequencies)[number];
  edition: SeriesKey["edition"];
  hs: string;
  period: number;
  kind: UnallocatedKind;
  /** The partner as the file writes it, such as `Areas, nes` or `CIS`. */
  partnerText: string;
  /** US dollars. */
  value: number | null;
  rows: string;
}
