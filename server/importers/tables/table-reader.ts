/** Reads the rows of a table as its mapping says. */
import { formatPeriod, type Frequency } from "#graph-schema/trade-period.ts";
import { observationStatuses } from "#graph-schema/trade-series.ts";
import type { Area, Economy } from "../areas/areas.ts";
import { findEconomy } from "../areas/areas.ts";
import { usdPerEuro } from "../exchange-rates/euro-rates.ts";
import { amountFault, parseAmount, scaleAmount } from "../records/parse-amount.ts";
import type { Commodity } from "../sink/commodity-table.ts";
import type { TradeRow } from "../sink/trade-row.ts";
import type { TradeSink } from "../sink/trade-sink.ts";
import { columnName, columnPositions, type TradeRowReader } from "../trade-format.ts";
import { createPartnerReader, findReporter } from "./table-areas.ts";
import { readPeriodColumn, type FlowMeaning, type TableMapping } from "./table-mapping.ts";
import { describeForm, frequencyOfForm, readTablePeriod } from "./table-periods.ts";

class CellFault extends Error {
  readonly field: string;
  readonly value: string;

  constructor(field: string, value: string, reason: string) {
    super(reason);
    this.name = "CellFault";
    this.field = field;
    this.value = value;
  }
}

const scaleNames = { 0: "", 3: "thousand ", 6: "million " } as const;

interface PeriodAmount {
  frequency: Frequency;
  period: number;
  column: string;
  text: string;
}

interface RowPlace {
  reporter: Economy;
  partner: Area;
  partnerText: string;
  commodity: Commodity;
  meaning: FlowMeaning;
  exponent: 0 | 3 | 6;
}

export class TableReader implements TradeRowReader {
  private readonly mapping: TableMapping;
  private readonly sink: TradeSink;
  private readonly positions: ReadonlyMap<string, number>;
  private readonly periodColumns: { column: string; frequency: Frequency; period: number }[];
  private readonly readPartner: (text: string) => Area | undefined;
  private readonly missingRates = new Set<string>();
  private fields: readonly string[] = [];

  constructor(mapping: TableMapping, header: readonly string[], sink: TradeSink) {
    this.mapping = mapping;
    this.sink = sink;
    this.positions = columnPositions(header);
    this.readPartner = createPartnerReader(mapping.partner);
    this.periodColumns = header.flatMap((column) => {
      const period = readPeriodColumn(columnName(column));
      return period === undefined ? [] : [{ column, ...period }];
    });
  }

  read(fields: readonly string[], line: number): void {
    this.fields = fields;
    const left = this.mapping.only?.find(({ column, values }) => !values.includes(this.field(column).trim()));
    if (left !== undefined) return this.sink.skip(left.reason);
    try {
      for (const row of this.readRows(line)) this.sink.add(row);
    } catch (fault) {
      if (!(fault instanceof CellFault)) throw fault;
      this.sink.reject(line, fault.field, fault.value, fault.message);
    }
  }

  notes(): string[] {
    const notes = [...(this.mapping.notes ?? [])];
    if (this.missingRates.size > 0) {
      const periods = [...this.missingRates].toSorted();
      const span = periods.length > 3 ? `${periods[0]} … ${periods.at(-1)}` : periods.join(", ");
      notes.push(`No euro rate is held for ${span}: these figures have no value in US dollars`);
    }
    return notes;
  }

  private field(column: string): string {
    return this.fields[this.positions.get(columnName(column)) ?? -1] ?? "";
  }

  private readRows(line: number): TradeRow[] {
    const place = this.readPlace();
    const amounts = "wide" in this.mapping.period ? this.wideAmounts() : [this.longAmount(this.mapping.period)];
    return amounts.map((amount) => this.readRow(place, amount, line));
  }

  private readPlace(): RowPlace {
    const { partner: mapped } = this.mapping;
    const text = this.field(mapped.column).trim();
    const partner = this.readPartner(text);
    if (partner === undefined) throw new CellFault(mapped.column, text, "names no economy that is known here");
    const name = mapped.nameColumn === undefined ? "" : this.field(mapped.nameColumn).trim();
    return {
      reporter: this.readReporter(),
      partner,
      partnerText: name === "" ? text : name,
      commodity: this.readCommodity(),
      meaning: this.readFlow(),
      exponent: this.readScale(),
    };
  }

  private readReporter(): Economy {
    const { reporter } = this.mapping;
    const isFixed = "fixed" in reporter;
    const text = isFixed ? reporter.fixed : this.field(reporter.column);
    const economy = isFixed ? findEconomy(text) : findReporter(text, reporter.as);
    if (economy !== undefined) return economy;
    throw new CellFault(isFixed ? "reporter" : reporter.column, text, "names no economy that is known here");
  }

  private readCommodity(): Commodity {
    const { commodity } = this.mapping;
    const text = "fixed" in commodity ? commodity.fixed : this.field(commodity.column);
    const found = this.sink.commodities.find(text);
    if (found !== undefined) return found;
    const column = "fixed" in commodity ? "commodity" : commodity.column;
    throw new CellFault(column, text, "is no HS code of two, four or six digits, nor TOTAL");
  }

  private readFlow(): FlowMeaning {
    const { flow } = this.mapping;
    if ("fixed" in flow) return flow.fixed;
    const text = this.field(flow.column).trim();
    const meaning = Object.hasOwn(flow.meanings, text) ? flow.meanings[text] : undefined;
    if (meaning !== undefined) return meaning;
    throw new CellFault(flow.column, text, `must be one of ${Object.keys(flow.meanings).join(", ")}`);
  }

  private readScale(): 0 | 3 | 6 {
    const { scale } = this.mapping.amount;
    if (typeof scale === "number") return scale;
    const text = this.field(scale.column).trim();
    if (text === "0" || text === "") return 0;
    if (text === "3") return 3;
    if (text === "6") return 6;
    throw new CellFault(scale.column, text, "must be 0, 3 or 6 (units, thousands, millions)");
  }

  private longAmount(column: { column: string; form: "year" | "month" | "first-day" }): PeriodAmount {
    const text = this.field(column.column);
    const period = readTablePeriod(text, column.form);
    if (period === undefined) throw new CellFault(column.column, text, `must be ${describeForm(column.form)}`);
    const amountColumn = this.mapping.amount.column ?? "";
    return {
      frequency: frequencyOfForm(column.form),
      period,
      column: amountColumn,
      text: this.field(amountColumn).trim(),
    };
  }

  /** Empty cells are missing figures. */
  private wideAmounts(): PeriodAmount[] {
    return this.periodColumns
      .map((one) => ({ ...one, text: this.field(one.column).trim() }))
      .filter(({ text }) => text !== "");
  }

  private readRow(place: RowPlace, amount: PeriodAmount, line: number): TradeRow {
    const reportedValue = parseAmount(amount.text);
    if (reportedValue === undefined) throw new CellFault(amount.column, amount.text, amountFault(amount.text));
    const { currency } = this.mapping.amount;
    const { meaning, exponent, reporter } = place;
    const { frequency, period } = amount;
    const reportedUnit = `${scaleNames[exponent]}${currency}`;
    return {
      ...place,
      line,
      kind: this.sink.kinds.intern({ ...meaning, frequency, edition: this.mapping.edition, reportedUnit }),
      period,
      value: this.dollars(amount, exponent),
      reportedValue,
      kilograms: this.readKilograms(),
      kilogramsEstimated: false,
      status: this.readStatus(reporter, frequency, period),
      monthsCovered: this.mapping.monthsCovered?.[formatPeriod(frequency, period)] ?? 0,
      breakdown: 0,
    };
  }

  /** US dollars; NaN where no rate is held, never a guess. */
  private dollars({ text, frequency, period }: PeriodAmount, exponent: 0 | 3 | 6): number {
    const amount = scaleAmount(text, exponent) ?? Number.NaN;
    if (this.mapping.amount.currency === "USD") return amount;
    const rate = usdPerEuro(frequency, period);
    if (rate !== undefined) return amount * rate;
    this.missingRates.add(formatPeriod(frequency, period));
    return Number.NaN;
  }

  private readKilograms(): number {
    const { kilograms } = this.mapping;
    if (kilograms === undefined) return Number.NaN;
    const text = this.field(kilograms.column).trim();
    if (text === "") return Number.NaN;
    const amount = parseAmount(text);
    if (amount === undefined) throw new CellFault(kilograms.column, text, amountFault(text));
    return amount === 0 ? Number.NaN : amount;
  }

  private readStatus(reporter: Economy, frequency: Frequency, period: number): number {
    const year = frequency === "year" ? period : Math.floor(period / 12);
    const rule = this.mapping.statuses?.find((one) => one.reporter === reporter.key && year >= one.from);
    return observationStatuses.indexOf(rule?.status ?? "declared");
  }
}
