/** A window's figure with its counts, as the contract shows it. */
import type { UnknownReason, WindowFigure } from "#graph-schema/contract/trace.ts";
import type { Cells } from "../figures/cells.ts";
import type { TraceWorld } from "../trace-world.ts";

export function nullable(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** Units such as `USD` and `thousand USD` were not converted; everything else was. */
export function isConverted({ units }: TraceWorld, unit: number): boolean {
  return unit === -2 || (unit >= 0 && !/(^|\s)USD$/.test(units[unit]!));
}

/** `value` is US dollars a year, NaN where unknown; the counts are those of `cells`. */
export function describeWindow(
  world: TraceWorld,
  cells: Cells,
  value: number,
  isIncomplete: boolean,
  reason: UnknownReason | undefined,
): WindowFigure {
  const isKnown = !Number.isNaN(value);
  const covered = isKnown ? cells.covered : 0;
  const reported = isKnown ? cells.reported : 0;
  return {
    value: nullable(value),
    total: isKnown ? cells.total : null,
    periods: { reported, covered, expected: cells.length },
    absentAsZero: covered - reported,
    converted: isKnown && isConverted(world, cells.unit),
    partial: covered < cells.length || isIncomplete,
    reportedTotal: isKnown ? nullable(cells.reportedTotal()) : null,
    ...(isKnown || reason === undefined ? {} : { reason }),
  };
}
