/** Where the rows of a file go: cells of routes, unallocated amounts, rejections, and rows left out by a rule. */
import type { Rejection } from "#graph-schema/contract/import.ts";
import type { UnallocatedKind } from "#graph-schema/trade-series.ts";
import type { Economy } from "../areas/areas.ts";
import type { CoverageRule } from "../trade-format.ts";
import { CellCollector } from "./cell-collector.ts";
import { CommodityTable } from "./commodity-table.ts";
import { CoverageTracker, type RowScope } from "./coverage-tracker.ts";
import type { ReadSummary, SendMessage } from "./reader-message.ts";
import { SeriesKinds } from "./series-kinds.ts";
import type { TradeRow } from "./trade-row.ts";
import { UnallocatedCollector } from "./unallocated-collector.ts";

const longestValue = 200;
const rejectionBatch = 1_000;
const coverageBatch = 50;

export interface TradeSinkOptions {
  dataset: string;
  fileName: string;
  send: SendMessage;
}

export class TradeSink {
  readonly kinds = new SeriesKinds();
  readonly commodities = new CommodityTable();
  private readonly options: TradeSinkOptions;
  private readonly cells: CellCollector;
  private readonly unallocated: UnallocatedCollector;
  private readonly coverage = new CoverageTracker();
  private readonly economies = new Set<string>();
  private readonly skipped = new Map<string, number>();
  private rejections: Rejection[] = [];
  private rejected = 0;
  private unallocatedRows = 0;

  constructor(options: TradeSinkOptions) {
    this.options = options;
    const { dataset, fileName, send } = options;
    this.cells = new CellCollector({ dataset, fileName, emit: (batch) => send({ type: "cells", batch }) });
    this.unallocated = new UnallocatedCollector({
      dataset,
      emit: (amounts) => send({ type: "elements", batch: { unallocated: amounts } }),
    });
  }

  /** Takes a row that the format has understood; where its amount belongs is decided here. */
  add(row: TradeRow): void {
    const { partner } = row;
    if (partner.kind !== "economy") {
      this.addUnallocated(row, partner.kind, scopeOf(partner.kind), undefined);
    } else if (partner.key === row.reporter.key) {
      this.addUnallocated(row, "own-goods", "part", partner);
    } else if (row.commodity.isUnspecified) {
      this.addUnallocated(row, "secret", "part", partner);
    } else {
      this.coverage.observe(row, "part", partner);
      this.addCell(row, partner);
    }
  }

  /** Takes a row of the consignment view, which stands beside the rows by origin: it says nothing of coverage. */
  addBeside(row: TradeRow): void {
    const { partner } = row;
    if (partner.kind !== "economy" || partner.key === row.reporter.key || row.commodity.isUnspecified) return;
    this.addCell(row, partner);
  }

  reject(line: number, field: string | null, value: string | null, reason: string): void {
    this.rejected += 1;
    const cut = value !== null && value.length > longestValue ? `${value.slice(0, longestValue - 1)}…` : value;
    this.rejections.push({ line, field, value: cut, reason });
    if (this.rejections.length >= rejectionBatch) this.flushRejections();
  }

  skip(reason: string): void {
    this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + 1);
  }

  /** Hands on what is still held. `read` counts data rows, `rule` says how far coverage may be taken. */
  finish(read: number, rule: CoverageRule, notes: string[]): ReadSummary {
    this.cells.flush();
    this.unallocated.flush();
    this.flushRejections();
    const coverage = this.flushCoverage(rule);
    const { leftOut } = this.unallocated;
    const remark = `${leftOut} rows break down amounts without a partner economy; too many to be summed`;
    return {
      read,
      rejected: this.rejected,
      unallocated: this.unallocatedRows,
      skipped: [...this.skipped].map(([reason, rows]) => ({ reason, rows })),
      coverage,
      notes: leftOut > 0 ? [...notes, remark] : notes,
      economies: [...this.economies].toSorted(),
      commodities: this.commodities.list(),
    };
  }

  private addCell(row: TradeRow, partner: Economy): void {
    this.economies.add(row.reporter.key).add(partner.key);
    this.cells.add(row, partner);
  }

  private addUnallocated(row: TradeRow, kind: UnallocatedKind, scope: RowScope, partner: Economy | undefined): void {
    this.unallocatedRows += 1;
    this.economies.add(row.reporter.key);
    this.coverage.observe(row, scope, kind === "own-goods" ? undefined : partner);
    this.unallocated.add(row, kind);
  }

  private flushRejections(): void {
    if (this.rejections.length === 0) return;
    this.options.send({ type: "rejections", rejections: this.rejections });
    this.rejections = [];
  }

  private flushCoverage(rule: CoverageRule): ReadSummary["coverage"] {
    const blocks = this.coverage.tell(this.options.dataset, rule);
    for (let start = 0; start < blocks.length; start += coverageBatch) {
      this.options.send({
        type: "elements",
        batch: { coverage: blocks.slice(start, start + coverageBatch) },
      });
    }
    if (blocks.length === 0) return "none";
    return rule === "infer" ? "inferred" : "declared";
  }
}

function scopeOf(kind: UnallocatedKind): RowScope {
  if (kind === "world") return "world";
  return kind === "aggregate" ? "group" : "part";
}
