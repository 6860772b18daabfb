/** The codes of one finer level that a leg's series knows, for matching product by product. */
import { periodsPerYear } from "#graph-schema/trade-period.ts";
import type { Cells } from "../figures/cells.ts";
import { Figure, readFigure, type Windows } from "../figures/figure.ts";
import { earliestPositive, latestPositiveEnd } from "../figures/read-cells.ts";
import type { TraceWorld } from "../trace-world.ts";
import type { CodeFamily } from "./code-family.ts";
import { maySpeakOf } from "./leg-figure.ts";
import type { LegReading } from "./leg-reading.ts";

export interface LegPart {
  code: number;
  /** US dollars a year; NaN where unknown. */
  before: number;
  after: number;
  totalBefore: number;
  totalAfter: number;
  hasRows: boolean;
  /** In months, within the after window. */
  firstStart: number;
  lastEnd: number;
}

const figure = new Figure();

function annual(cells: Cells, windows: Windows): { value: number; total: number } {
  const covered = cells.covered;
  if (covered === 0) return { value: Number.NaN, total: Number.NaN };
  const total = cells.total;
  return { value: (total * periodsPerYear(windows.before.frequency)) / covered, total };
}

function readPart(world: TraceWorld, windows: Windows, reading: LegReading, code: number): LegPart | undefined {
  const { exporter, importer, strandBefore, strandAfter } = reading;
  readFigure(world, windows, { code, exporter, importer, strand: strandBefore }, figure);
  const before = annual(figure.before, windows);
  let hasRows = figure.before.reported > 0;
  if (strandAfter !== strandBefore)
    readFigure(world, windows, { code, exporter, importer, strand: strandAfter }, figure);
  const after = annual(figure.after, windows);
  if (Number.isNaN(before.value) && Number.isNaN(after.value)) return undefined;
  hasRows ||= figure.after.reported > 0;
  return {
    code,
    before: before.value,
    after: after.value,
    totalBefore: before.total,
    totalAfter: after.total,
    hasRows,
    firstStart: earliestPositive(world, figure.source, windows.after, figure.after, -Infinity),
    lastEnd: latestPositiveEnd(world, figure.source, windows.after, figure.after),
  };
}

/** In the order of the codes. */
export function readParts(
  world: TraceWorld,
  windows: Windows,
  family: CodeFamily,
  reading: LegReading,
  level: number,
): LegPart[] {
  const parts: LegPart[] = [];
  for (let code = family.first; code < family.end; code += 1) {
    if (world.codeLevels[code] !== level) continue;
    const strands = [reading.strandBefore, reading.strandAfter];
    if (!strands.some((strand) => maySpeakOf(world, reading, code, strand))) continue;
    const part = readPart(world, windows, reading, code);
    if (part !== undefined) parts.push(part);
  }
  return parts;
}

/** How far the parts may miss the whole and still be it (method, section 4). */
const tolerance = 0.01;

function isWhole(sum: number, total: number): boolean {
  return Math.abs(sum - total) <= tolerance * Math.abs(total);
}

/** US dollars over the window; parts that are unknown there count as nothing. */
export function sumOfParts(parts: readonly LegPart[], column: "totalBefore" | "totalAfter"): number {
  return parts.reduce((sum, part) => sum + (Number.isNaN(part[column]) ? 0 : part[column]), 0);
}

/** Whether the parts add up to the leg's own figure within 1 %, in every window that is known. */
export function addsUp(reading: LegReading, parts: readonly LegPart[]): boolean {
  const { totalBefore, totalAfter } = reading;
  if (reading.incompleteBefore || reading.incompleteAfter) return false;
  return (
    (Number.isNaN(totalBefore) || isWhole(sumOfParts(parts, "totalBefore"), totalBefore)) &&
    (Number.isNaN(totalAfter) || isWhole(sumOfParts(parts, "totalAfter"), totalAfter))
  );
}
