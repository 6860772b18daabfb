/** When goods were declared on a leg within the after window; for chains whose legs must be able to follow each other. */
import { reportedCell } from "../figures/cells.ts";
import { readFigure, type Windows } from "../figures/figure.ts";
import { earliestPositive, latestPositiveEnd } from "../figures/read-cells.ts";
import { findRoute } from "../trade-index/find-routes.ts";
import type { TraceWorld } from "../trace-world.ts";
import type { CodeFamily } from "./code-family.ts";
import type { LegFigure, LegPlace } from "./leg-figure.ts";

export interface PositivePeriods {
  /** In months: start of the first positive period; Infinity without one. */
  firstStart: number;
  /** End of the last, excluded; −Infinity without one. */
  lastEnd: number;
}

function hasPositive(figure: LegFigure): boolean {
  const { after } = figure.own;
  for (let at = 0; at < after.length; at += 1) {
    if (after.state[at]! >= reportedCell && after.value[at]! > 0) return true;
  }
  return false;
}

/** Visits the figures that the after window of `figure` consists of: its own, or those of the codes that have rows. */
function visitParts(
  world: TraceWorld,
  windows: Windows,
  family: CodeFamily,
  place: LegPlace,
  figure: LegFigure,
  visit: (part: LegFigure["own"]) => void,
): void {
  if (!figure.built.after) {
    visit(figure.own);
    return;
  }
  const { strand } = figure.own.source;
  for (let code = family.first; code < family.end; code += 1) {
    if (findRoute(world.columns, code, place.exporter, place.importer) < 0) continue;
    readFigure(world, windows, { code, exporter: place.exporter, importer: place.importer, strand }, figure.part);
    visit(figure.part);
  }
}

/** Start in months of the earliest positive period that ends after `moment`; Infinity where there is none. */
export function earliestOnLeg(
  world: TraceWorld,
  windows: Windows,
  family: CodeFamily,
  place: LegPlace,
  figure: LegFigure,
  moment: number,
): number {
  let earliest = Infinity;
  if (!hasPositive(figure)) return earliest;
  visitParts(world, windows, family, place, figure, ({ source, after }) => {
    earliest = Math.min(earliest, earliestPositive(world, source, windows.after, after, moment));
  });
  return earliest;
}

/** End in months (excluded) of the latest positive period; −Infinity where there is none. */
export function latestOnLeg(
  world: TraceWorld,
  windows: Windows,
  family: CodeFamily,
  place: LegPlace,
  figure: LegFigure,
): number {
  let latest = -Infinity;
  if (!hasPositive(figure)) return latest;
  visitParts(world, windows, family, place, figure, ({ source, after }) => {
    latest = Math.max(latest, latestPositiveEnd(world, source, windows.after, after));
  });
  return latest;
}
