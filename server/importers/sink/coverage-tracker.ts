/**
 * Follows what each reporter reports on in a file, so that coverage can be told once all rows are read: inside
 * coverage an absent row means zero. All partners are covered where the file has rows for the world and the
 * partners' rows add up to them; else only the partners that the reporter names somewhere in the file.
 */
import type { CoverageBlock } from "#graph-schema/trade-series.ts";
import type { Economy } from "../areas/areas.ts";
import type { CoverageRule } from "../trade-format.ts";
import type { Commodity } from "./commodity-table.ts";
import type { SeriesKind } from "./series-kinds.ts";
import type { TradeRow } from "./trade-row.ts";

/** HS levels 0, 2, 4 and 6 by index. */
const levelIndexes = [0, 1, 2, 3] as const;
/** Share of the world's amount that partners may miss and still count as all. */
const tolerance = 0.01;

interface PeriodSums {
  /** By level: what the rows for the world say. */
  world: Float64Array;
  /** By level: the sum over partners and over areas that are no economy. */
  partners: Float64Array;
}

interface Group {
  reporter: Economy;
  kind: SeriesKind;
  /** By level. */
  codes: Set<string>[];
  partners: Set<string>;
  periods: Map<number, PeriodSums>;
}

/** `world`: a row for all partners; `part`: one partner, or an area that is no economy; `group`: several partners at once. */
export type RowScope = "world" | "part" | "group";

const groupFactor = 4_096;

function createSums(): PeriodSums {
  return { world: new Float64Array(levelIndexes.length), partners: new Float64Array(levelIndexes.length) };
}

function levelIndex(commodity: Commodity): number {
  return commodity.level / 2;
}

export class CoverageTracker {
  private readonly groups = new Map<number, Group>();

  /** `partner` is the economy that the row names, if it names one. */
  observe(row: TradeRow, scope: RowScope, partner: Economy | undefined): void {
    const group = this.groupOf(row);
    const level = levelIndex(row.commodity);
    const sums = group.periods.get(row.period) ?? createSums();
    group.periods.set(row.period, sums);
    if (!row.commodity.isUnspecified) group.codes[level]?.add(row.commodity.hs);
    if (partner !== undefined) group.partners.add(partner.key);
    if (row.breakdown !== 0 || Number.isNaN(row.reportedValue)) return;
    if (scope === "world") sums.world[level] = (sums.world[level] ?? 0) + row.reportedValue;
    else if (scope === "part") sums.partners[level] = (sums.partners[level] ?? 0) + row.reportedValue;
  }

  /** The blocks of the whole file, in the order in which their reporters were met. */
  tell(dataset: string, rule: CoverageRule): CoverageBlock[] {
    if (rule === "none") return [];
    return [...this.groups.values()].flatMap((group) => tellGroup(group, dataset, rule));
  }

  private groupOf(row: TradeRow): Group {
    const key = row.kind.coverageIndex * groupFactor + row.reporter.index;
    const known = this.groups.get(key);
    if (known !== undefined) return known;
    const codes = levelIndexes.map(() => new Set<string>());
    const group = { reporter: row.reporter, kind: row.kind, codes, partners: new Set<string>(), periods: new Map() };
    this.groups.set(key, group);
    return group;
  }
}

function addsUp(sums: PeriodSums, level: number): boolean {
  const world = sums.world[level] ?? 0;
  return world > 0 && (sums.partners[level] ?? 0) >= world * (1 - tolerance);
}

function tellGroup(group: Group, dataset: string, rule: CoverageRule): CoverageBlock[] {
  return levelIndexes.flatMap((level) => {
    const codes = [...(group.codes[level] ?? [])].toSorted();
    if (codes.length === 0) return [];
    const periods = [...group.periods.keys()].toSorted((a, b) => a - b);
    const isWhole = (period: number) => addsUp(group.periods.get(period) ?? createSums(), level);
    const whole = block(group, dataset, rule, { codes, partners: "all", periods: periods.filter(isWhole) });
    const partners = [...group.partners].toSorted();
    const rest = rule === "declare-where-complete" ? [] : periods.filter((period) => !isWhole(period));
    return [whole, block(group, dataset, rule, { codes, partners, periods: rest })].filter(
      (one) => one.periods.length > 0 && one.partners.length > 0,
    );
  });
}

function block(
  group: Group,
  dataset: string,
  rule: CoverageRule,
  extent: Pick<CoverageBlock, "codes" | "partners" | "periods">,
): CoverageBlock {
  const { side, flow, frequency, edition } = group.kind;
  const origin = rule === "infer" ? "inferred" : "declared";
  return { dataset, reporter: group.reporter.key, side, flow, frequency, edition, ...extent, origin };
}
