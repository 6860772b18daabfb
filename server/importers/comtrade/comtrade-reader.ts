/** Reads rows of UN Comtrade into cells of routes; what cannot be read is rejected with its field. */
import { yearsWords } from "#graph-schema/trade-period.ts";
import { observationStatuses, type PartnerBasis, type Valuation } from "#graph-schema/trade-series.ts";
import { findAreaByCode, type Area, type Economy } from "../areas/areas.ts";
import { amountFault, parseAmount } from "../records/parse-amount.ts";
import type { Commodity } from "../sink/commodity-table.ts";
import type { SeriesKind } from "../sink/series-kinds.ts";
import { breakdownBits } from "../sink/trade-row.ts";
import type { TradeSink } from "../sink/trade-sink.ts";
import type { TradeRowReader } from "../trade-format.ts";
import { locateColumns, type ComtradeColumns } from "./comtrade-columns.ts";
import {
  basisOfSide,
  readComtradePeriod,
  readKind,
  readValuation,
  type ComtradeKind,
  type Fault,
} from "./comtrade-kinds.ts";

const declared = observationStatuses.indexOf("declared");
const estimated = observationStatuses.indexOf("estimated");

/** What a row says, before its amounts. */
interface RowPlace {
  kind: ComtradeKind;
  period: number;
  reporter: Economy;
  partner: Area;
  partnerText: string;
  secondPartner: Area | undefined;
  commodity: Commodity;
  breakdown: number;
}

interface RowAmounts {
  value: number;
  kilograms: number;
  kilogramsEstimated: boolean;
  valuation: Valuation;
  status: number;
}

function isFault(value: object): value is Fault {
  return "reason" in value;
}

function isTrue(text: string): boolean {
  return text === "True" || text === "true" || text === "TRUE" || text === "1";
}

/** Customs procedure C00 and mode 0 are totals; codes may carry blanks. */
function isTotal(code: string, total: string): boolean {
  return code === "" || code === total || code.trim() === total || code.trim() === "";
}

function isNoEconomy(area: Area | undefined): boolean {
  return area !== undefined && area.kind !== "economy";
}

export class ComtradeReader implements TradeRowReader {
  private readonly sink: TradeSink;
  private readonly at: ComtradeColumns;
  private readonly kinds = new Map<string, ComtradeKind | Fault>();
  private readonly seriesKinds = new Map<ComtradeKind, Map<string, SeriesKind>>();
  private fields: readonly string[] = [];
  private consignmentRows = 0;
  private consignmentByOrigin = 0;
  private publisherEstimates = 0;

  constructor(header: readonly string[], sink: TradeSink) {
    this.at = locateColumns(header);
    this.sink = sink;
  }

  read(fields: readonly string[], line: number): void {
    this.fields = fields;
    const type = this.field(this.at.type);
    if (type !== "" && type !== "C") return this.sink.skip(`typeCode ${type}: not trade in goods`);
    const place = this.readPlace();
    if (isFault(place)) return this.sink.reject(line, place.field, place.value, place.reason);
    const amounts = this.readAmounts(place.kind);
    if (isFault(amounts)) return this.sink.reject(line, amounts.field, amounts.value, amounts.reason);
    if (place.partner.kind === "world" && isNoEconomy(place.secondPartner)) {
      return this.sink.skip("world total for a second partner that is no economy");
    }
    this.sink.commodities.describe(place.commodity, this.field(this.at.commodityText));
    this.addByOrigin(place, amounts, line);
    if (place.secondPartner !== undefined) this.addByConsignment(place, place.secondPartner, amounts, line);
  }

  notes(): string[] {
    const notes: string[] = [];
    if (this.consignmentRows > 0) {
      notes.push(
        `${this.consignmentRows} rows name a second partner: they are kept as series by country of consignment, beside those by origin`,
      );
    }
    if (this.consignmentByOrigin > 0) {
      notes.push(
        `${this.consignmentByOrigin} of them give the goods of one origin only: their sums hold just the origins in this file, are lower bounds, and are marked estimated`,
      );
    }
    if (this.publisherEstimates > 0) {
      notes.push(
        `${this.publisherEstimates} rows were neither reported nor summed from reported rows: marked estimated`,
      );
    }
    return notes;
  }

  private field(position: number): string {
    return position === -1 ? "" : (this.fields[position] ?? "");
  }

  private readPlace(): RowPlace | Fault {
    const kind = this.findKind();
    if (isFault(kind)) return kind;
    const period = readComtradePeriod(this.field(this.at.period), kind.frequency);
    if (period === undefined) return this.periodFault(kind);
    const reporter = findAreaByCode(this.field(this.at.reporter));
    if (reporter?.kind !== "economy") return this.areaFault("reporterCode", this.field(this.at.reporter));
    const partner = findAreaByCode(this.field(this.at.partner));
    if (partner === undefined) return this.areaFault("partnerCode", this.field(this.at.partner));
    const commodity = this.sink.commodities.find(this.field(this.at.commodity));
    if (commodity === undefined) return this.commodityFault();
    const secondPartner = this.findSecondPartner();
    if (secondPartner !== undefined && isFault(secondPartner)) return secondPartner;
    const breakdown = this.readBreakdown();
    const partnerText = this.field(this.at.partnerText) || `area ${this.field(this.at.partner)}`;
    return { kind, period, reporter, partner, partnerText, secondPartner, commodity, breakdown };
  }

  private findKind(): ComtradeKind | Fault {
    const frequency = this.field(this.at.frequency);
    const flow = this.field(this.at.flow);
    const classification = this.field(this.at.classification);
    const key = `${frequency}|${flow}|${classification}`;
    const known = this.kinds.get(key);
    if (known !== undefined) return known;
    const kind = readKind(frequency, flow, classification);
    if (this.kinds.size < 1_000) this.kinds.set(key, kind);
    return kind;
  }

  private periodFault(kind: ComtradeKind): Fault {
    const wanted = kind.frequency === "year" ? "a year such as 2023" : "a month such as 202305";
    return { field: "period", value: this.field(this.at.period), reason: `must be ${wanted}, ${yearsWords}` };
  }

  private areaFault(field: string, value: string): Fault {
    const reason = field === "reporterCode" ? "is no reporting economy of UN Comtrade" : "is no area of UN Comtrade";
    return { field, value, reason };
  }

  private commodityFault(): Fault {
    const reason = "is no HS code of two, four or six digits, nor TOTAL";
    return { field: "cmdCode", value: this.field(this.at.commodity), reason };
  }

  /** Undefined for code 0, the total over second partners. */
  private findSecondPartner(): Area | Fault | undefined {
    const code = this.field(this.at.secondPartner);
    if (isTotal(code, "0")) return undefined;
    return findAreaByCode(code) ?? this.areaFault("partner2Code", code);
  }

  private readBreakdown(): number {
    const customs = isTotal(this.field(this.at.customs), "C00") ? 0 : breakdownBits.customsProcedure;
    const transport = isTotal(this.field(this.at.transport), "0") ? 0 : breakdownBits.modeOfTransport;
    const supply = isTotal(this.field(this.at.supply), "0") ? 0 : breakdownBits.modeOfSupply;
    return customs + transport + supply;
  }

  private readAmounts(kind: ComtradeKind): RowAmounts | Fault {
    const text = this.field(this.at.value);
    const value = parseAmount(text);
    if (value === undefined) return { field: "primaryValue", value: text, reason: amountFault(text) };
    const weightText = this.field(this.at.weight);
    const weight = weightText === "" ? 0 : parseAmount(weightText);
    if (weight === undefined) return { field: "netWgt", value: weightText, reason: amountFault(weightText) };
    const legacy = this.field(this.at.legacyEstimation);
    return {
      value,
      // UN Comtrade writes 0 where it has no weight.
      kilograms: weight === 0 ? Number.NaN : weight,
      kilogramsEstimated: isTrue(this.field(this.at.weightEstimated)) || legacy === "4" || legacy === "6",
      valuation: readValuation(kind.side, value, this.field(this.at.cif), this.field(this.at.fob)),
      status: this.readStatus(),
    };
  }

  /** A row that UNSD summed from reported ones (isAggregate) is still declared; the legacy flag speaks of quantities. */
  private readStatus(): number {
    const reported = this.field(this.at.reported);
    if (reported === "" || isTrue(reported) || isTrue(this.field(this.at.aggregate))) return declared;
    this.publisherEstimates += 1;
    return estimated;
  }

  private addByOrigin(place: RowPlace, amounts: RowAmounts, line: number): void {
    const { secondPartner, kind } = place;
    const isPart = secondPartner !== undefined;
    if (isPart && place.partner.kind === "world") return;
    this.sink.add({
      ...this.commonParts(place, amounts, line),
      kind: this.seriesKind(kind, amounts.valuation, basisOfSide(kind.side)),
      partner: place.partner,
      partnerText: place.partnerText,
      status: amounts.status,
      breakdown: place.breakdown + (isPart ? breakdownBits.secondPartner : 0),
    });
  }

  /** Goods of all origins that came from (or went to) the second partner; of one origin where the row names one. */
  private addByConsignment(place: RowPlace, secondPartner: Area, amounts: RowAmounts, line: number): void {
    const isOfOneOrigin = place.partner.kind !== "world";
    this.consignmentRows += 1;
    if (isOfOneOrigin) this.consignmentByOrigin += 1;
    this.sink.addBeside({
      ...this.commonParts(place, amounts, line),
      kind: this.seriesKind(place.kind, amounts.valuation, "consignment"),
      partner: secondPartner,
      partnerText: "",
      status: isOfOneOrigin ? estimated : amounts.status,
      breakdown: place.breakdown + (isOfOneOrigin ? breakdownBits.origin : 0),
    });
  }

  private commonParts(place: RowPlace, amounts: RowAmounts, line: number) {
    const { reporter, commodity, period } = place;
    const { value, kilograms, kilogramsEstimated } = amounts;
    return {
      line,
      reporter,
      commodity,
      period,
      value,
      reportedValue: value,
      kilograms,
      kilogramsEstimated,
      monthsCovered: 0,
    };
  }

  private seriesKind(kind: ComtradeKind, valuation: Valuation, basis: PartnerBasis): SeriesKind {
    const known = this.seriesKinds.get(kind) ?? new Map<string, SeriesKind>();
    this.seriesKinds.set(kind, known);
    const key = `${valuation}|${basis}`;
    const found = known.get(key) ?? this.sink.kinds.intern({ ...kind, valuation, basis, reportedUnit: "USD" });
    known.set(key, found);
    return found;
  }
}
