/** Gathers cells in columns and hands them on in batches whose buffers can be transferred between threads. */
import type { CellBatch, SeriesHeader } from "../../graph-store/series-block.ts";
import type { Economy } from "../areas/areas.ts";
import type { SeriesKind } from "./series-kinds.ts";
import type { TradeRow } from "./trade-row.ts";

const batchRows = 32_768;
/** More economies and codes than there can be (six digits make 1,010,101 codes), so that no two keys share a number. */
const economySpan = 2 ** 10;
const commoditySpan = 2 ** 21;

type Columns = Omit<CellBatch, "fileName" | "keys">;

function createColumns(): Columns {
  return {
    keyIndex: new Uint32Array(batchRows),
    period: new Int32Array(batchRows),
    value: new Float64Array(batchRows),
    reportedValue: new Float64Array(batchRows),
    kilograms: new Float64Array(batchRows),
    status: new Uint8Array(batchRows),
    kilogramsEstimated: new Uint8Array(batchRows),
    monthsCovered: new Uint8Array(batchRows),
    line: new Uint32Array(batchRows),
    breakdown: new Uint8Array(batchRows),
  };
}

function cutColumns(columns: Columns, rows: number): Columns {
  if (rows === batchRows) return columns;
  return {
    keyIndex: columns.keyIndex.slice(0, rows),
    period: columns.period.slice(0, rows),
    value: columns.value.slice(0, rows),
    reportedValue: columns.reportedValue.slice(0, rows),
    kilograms: columns.kilograms.slice(0, rows),
    status: columns.status.slice(0, rows),
    kilogramsEstimated: columns.kilogramsEstimated.slice(0, rows),
    monthsCovered: columns.monthsCovered.slice(0, rows),
    line: columns.line.slice(0, rows),
    breakdown: columns.breakdown.slice(0, rows),
  };
}

/** The buffers of a batch, for the transfer list of a message. */
export function buffersOf(batch: CellBatch): ArrayBuffer[] {
  const { keyIndex, period, value, reportedValue, kilograms } = batch;
  const { status, kilogramsEstimated, monthsCovered, line, breakdown } = batch;
  return [
    keyIndex,
    period,
    value,
    reportedValue,
    kilograms,
    status,
    kilogramsEstimated,
    monthsCovered,
    line,
    breakdown,
  ].map(({ buffer }) => buffer);
}

export interface CellCollectorOptions {
  dataset: string;
  fileName: string;
  emit: (batch: CellBatch) => void;
}

export class CellCollector {
  private readonly options: CellCollectorOptions;
  private columns = createColumns();
  private rows = 0;
  private keys: SeriesHeader[] = [];
  private keyPositions = new Map<number, number>();

  constructor(options: CellCollectorOptions) {
    this.options = options;
  }

  /** `partner` is the other economy of the row. */
  add(row: TradeRow, partner: Economy): void {
    const at = this.rows;
    const { columns } = this;
    columns.keyIndex[at] = this.positionOfKey(row, partner);
    columns.period[at] = row.period;
    columns.value[at] = row.value;
    columns.reportedValue[at] = row.reportedValue;
    columns.kilograms[at] = row.kilograms;
    columns.status[at] = row.status;
    columns.kilogramsEstimated[at] = row.kilogramsEstimated ? 1 : 0;
    columns.monthsCovered[at] = row.monthsCovered;
    columns.line[at] = row.line;
    columns.breakdown[at] = row.breakdown;
    this.rows = at + 1;
    if (this.rows === batchRows) this.flush();
  }

  flush(): void {
    if (this.rows === 0) return;
    const { fileName, emit } = this.options;
    const batch = { fileName, keys: this.keys, ...cutColumns(this.columns, this.rows) };
    this.columns = createColumns();
    this.rows = 0;
    this.keys = [];
    this.keyPositions = new Map();
    emit(batch);
  }

  private positionOfKey(row: TradeRow, partner: Economy): number {
    const { kind, reporter, commodity } = row;
    // Below 2^53 as long as there are fewer than 2^12 kinds of series.
    const route = (reporter.index * economySpan + partner.index) * commoditySpan + commodity.index;
    const number = kind.index * economySpan * economySpan * commoditySpan + route;
    const known = this.keyPositions.get(number);
    if (known !== undefined) return known;
    const position = this.keys.length;
    this.keys.push(seriesHeader(kind, reporter, partner, commodity.hs, this.options.dataset));
    this.keyPositions.set(number, position);
    return position;
  }
}

function seriesHeader(
  kind: SeriesKind,
  reporter: Economy,
  partner: Economy,
  hs: string,
  dataset: string,
): SeriesHeader {
  const isExporter = kind.side === "exporter";
  return {
    exporter: isExporter ? reporter.key : partner.key,
    importer: isExporter ? partner.key : reporter.key,
    hs,
    dataset,
    side: kind.side,
    flow: kind.flow,
    frequency: kind.frequency,
    edition: kind.edition,
    valuation: kind.valuation,
    basis: kind.basis,
    reportedUnit: kind.reportedUnit,
  };
}
