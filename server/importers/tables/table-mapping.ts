/**
 * How a publisher's table becomes trade figures, as data. A table is recognised by its columns; what its rows
 * leave unsaid (reporter, unit, valuation, who stands behind a figure) is fixed here.
 */
import { isTradeYear, type Frequency } from "#graph-schema/trade-period.ts";
import type {
  ObservationStatus,
  PartnerBasis,
  ReporterSide,
  SeriesKey,
  TradeFlow,
  UnallocatedKind,
  Valuation,
} from "#graph-schema/trade-series.ts";
import type { DatasetDescription } from "../datasets/dataset-descriptions.ts";
import type { CoverageRule } from "../trade-format.ts";

export interface FlowMeaning {
  flow: TradeFlow;
  side: ReporterSide;
  valuation: Valuation;
  basis: PartnerBasis;
}

/** How a column writes economies: `names` are English names, `keys` country keys (ISO 3166-1 alpha-3). */
export interface AreaColumn {
  column: string;
  as: "names" | "keys";
}

export interface PartnerColumn extends AreaColumn {
  /** A column with the partner's name, for showing. */
  nameColumn?: string;
  /** Texts that stand for an economy under another key. */
  economies?: Record<string, string>;
  /** Texts that stand for no economy: groups of countries, the world, areas not specified. */
  unallocated?: Record<string, UnallocatedKind>;
  /** The same for texts that begin so; `unallocated` comes first. */
  unallocatedPrefixes?: Record<string, UnallocatedKind>;
}

export interface PeriodColumn {
  column: string;
  /** `2023`, `2023-05`, or the first day of a month, `2023-05-01`. */
  form: "year" | "month" | "first-day";
}

/** The periods are columns of their own: `2023`, `2023-M05`. */
export interface WidePeriods {
  wide: true;
}

/** Power of ten between the unit of the file and one unit of the currency. */
export type Scale = 0 | 3 | 6;

export interface TableMapping {
  id: string;
  label: string;
  description: string;
  dataset: DatasetDescription;
  columns: readonly string[];
  optionalColumns: readonly string[];
  reporter: { fixed: string } | AreaColumn;
  partner: PartnerColumn;
  commodity: { fixed: "TOTAL" } | { column: string };
  flow: { fixed: FlowMeaning } | { column: string; meanings: Record<string, FlowMeaning> };
  period: PeriodColumn | WidePeriods;
  /** `column` is absent where the periods are columns. */
  amount: { column?: string; currency: "USD" | "EUR"; scale: Scale | { column: string } };
  kilograms?: { column: string };
  edition: SeriesKey["edition"];
  /** Columns that must hold one of these texts; rows with another are skipped, with the reason. */
  only?: { column: string; values: readonly string[]; reason: string }[];
  /** Who stands behind the figures where it is not the reporter. */
  statuses?: { reporter: string; from: number; status: ObservationStatus }[];
  /** Years that hold fewer than twelve months. */
  monthsCovered?: Record<string, number>;
  coverage: CoverageRule;
  notes?: readonly string[];
}

/** Reads a wide table's column name as a period; undefined when it is none. */
export function readPeriodColumn(name: string): { frequency: Frequency; period: number } | undefined {
  const match = /^(\d{4})(?:-?m(\d{2}))?$/.exec(name);
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (!isTradeYear(year)) return undefined;
  if (match[2] === undefined) return { frequency: "year", period: year };
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? { frequency: "month", period: year * 12 + month - 1 } : undefined;
}
