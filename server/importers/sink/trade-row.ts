import type { Area, Economy } from "../areas/areas.ts";
import type { Commodity } from "./commodity-table.ts";
import type { SeriesKind } from "./series-kinds.ts";

/** Dimensions that a row may break down, as bits of `breakdown`; 0 is the total. */
export const breakdownBits = {
  customsProcedure: 1,
  modeOfTransport: 2,
  modeOfSupply: 4,
  secondPartner: 8,
  /** In the consignment view: goods of one origin among all that were consigned from there. */
  origin: 16,
} as const;

/** One declared amount, read and understood. Missing amounts are NaN. */
export interface TradeRow {
  line: number;
  kind: SeriesKind;
  reporter: Economy;
  partner: Area;
  /** The partner as the file writes it. */
  partnerText: string;
  commodity: Commodity;
  /** Number of the period in the kind's frequency. */
  period: number;
  /** US dollars. */
  value: number;
  reportedValue: number;
  kilograms: number;
  kilogramsEstimated: boolean;
  /** Index in observationStatuses. */
  status: number;
  /** 0: not said. */
  monthsCovered: number;
  breakdown: number;
}
