/**
 * Gathers amounts that belong to no partner economy. Where a file breaks such an amount down (by customs
 * procedure, transport, second partner) and gives no total for that reporter, flow and period, the parts are summed.
 */
import type { UnallocatedAmount, UnallocatedKind } from "#graph-schema/trade-series.ts";
import type { TradeRow } from "./trade-row.ts";

const batchSize = 2_000;
/** Sums held in memory until it is known whether totals follow. */
const maximumSums = 200_000;
/** Lines named for a sum. */
const namedLines = 20;

interface Sum {
  row: TradeRow;
  kind: UnallocatedKind;
  value: number;
  lines: number[];
}

export interface UnallocatedCollectorOptions {
  dataset: string;
  emit: (amounts: UnallocatedAmount[]) => void;
}

function groupOf(row: TradeRow): string {
  return `${row.kind.coverageIndex}|${row.reporter.index}|${row.period}`;
}

function countBits(breakdown: number): number {
  return breakdown.toString(2).replaceAll("0", "").length;
}

export class UnallocatedCollector {
  private readonly options: UnallocatedCollectorOptions;
  private amounts: UnallocatedAmount[] = [];
  private readonly groupsWithTotals = new Set<string>();
  private readonly sums = new Map<string, Sum>();
  /** Rows whose sum could not be held in memory. */
  leftOut = 0;

  constructor(options: UnallocatedCollectorOptions) {
    this.options = options;
  }

  add(row: TradeRow, kind: UnallocatedKind): void {
    if (row.breakdown !== 0) return this.addToSum(row, kind);
    this.groupsWithTotals.add(groupOf(row));
    this.push(row, kind, row.value, [row.line]);
  }

  flush(): void {
    for (const { row, kind, value, lines } of this.sums.values()) {
      if (!this.groupsWithTotals.has(groupOf(row))) this.push(row, kind, value, lines);
    }
    this.sums.clear();
    this.emit();
  }

  private addToSum(row: TradeRow, kind: UnallocatedKind): void {
    const key = `${groupOf(row)}|${row.commodity.hs}|${kind}|${row.partnerText}`;
    const sum = this.sums.get(key);
    if (sum !== undefined && sum.row.breakdown === row.breakdown) {
      sum.value += row.value;
      if (sum.lines.length < namedLines) sum.lines.push(row.line);
    } else if (sum === undefined && this.sums.size >= maximumSums) {
      this.leftOut += 1;
    } else if (sum === undefined || countBits(row.breakdown) < countBits(sum.row.breakdown)) {
      this.sums.set(key, { row, kind, value: row.value, lines: [row.line] });
    }
  }

  private push(row: TradeRow, kind: UnallocatedKind, value: number, lines: number[]): void {
    this.amounts.push({
      dataset: this.options.dataset,
      reporter: row.reporter.key,
      flow: row.kind.flow,
      frequency: row.kind.frequency,
      edition: row.kind.edition,
      hs: row.commodity.hs,
      period: row.period,
      kind,
      partnerText: row.partnerText,
      value: Number.isNaN(value) ? null : value,
      rows: lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(", ")}`,
    });
    if (this.amounts.length >= batchSize) this.emit();
  }

  private emit(): void {
    if (this.amounts.length === 0) return;
    this.options.emit(this.amounts);
    this.amounts = [];
  }
}
