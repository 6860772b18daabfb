/**
 * The figure of a selected code on one leg: its own where the strand holds one, else built from the codes below it.
 * A figure built from an incomplete set of sub-codes says so; see the method, section 4.
 */
import { editionNames } from "../hs-editions.ts";
import type { Cells } from "../figures/cells.ts";
import { Figure, readFigure, type Windows } from "../figures/figure.ts";
import { isNomenclatureOf } from "../nomenclature/edition-validity.ts";
import { findRoute } from "../trade-index/find-routes.ts";
import type { TraceWorld } from "../trace-world.ts";
import type { CodeFamily } from "./code-family.ts";

export interface LegPlace {
  exporter: number;
  importer: number;
}

export type WindowName = "before" | "after";

export class LegFigure {
  /** The code's own figure, and after `build` the sums of the windows that were built. */
  readonly own = new Figure();
  readonly part = new Figure();
  readonly built = { before: false, after: false };
  readonly incomplete = { before: false, after: false };
  editionBefore = -1;
  editionAfter = -1;

  cells(window: WindowName): Cells {
    return this.own[window];
  }
}

export function hasBelow(family: CodeFamily): boolean {
  return family.end > family.first;
}

/** Whether the strand may say anything of a code here, without reading it. */
export function maySpeakOf(world: TraceWorld, place: LegPlace, code: number, strand: number): boolean {
  return (
    world.coverage.kindOfStrand[strand]! >= 0 || findRoute(world.columns, code, place.exporter, place.importer) >= 0
  );
}

interface Building {
  cells: Cells;
  /** Least number of covered periods over the codes that a complete set needs. */
  leastCovered: number;
  /** Codes before this one lie below a heading that was taken whole. */
  takenUpTo: number;
  /** Edition of the parts; −1 before the first. */
  edition: number;
}

function startBuilding(cells: Cells): Building {
  const { partialYears, missingRows } = cells;
  cells.reset(cells.first, cells.length);
  cells.partialYears = partialYears;
  cells.missingRows = missingRows;
  return { cells, leastCovered: Infinity, takenUpTo: 0, edition: -1 };
}

function takePart(world: TraceWorld, building: Building, code: number, part: Cells, edition: number): void {
  if (code < building.takenUpTo) return;
  const covered = part.covered;
  const level = world.codeLevels[code]!;
  if (covered > 0) {
    building.cells.add(part);
    // Parts of different editions are no complete set of either.
    if (building.edition >= 0 && building.edition !== edition) building.leastCovered = 0;
    building.edition = edition;
    if (level === 4) building.takenUpTo = findHeadingEnd(world, code);
  }
  const needed = level === 4 ? covered > 0 : world.isNomenclature[code] === 1;
  if (needed) building.leastCovered = Math.min(building.leastCovered, covered);
}

function findHeadingEnd({ codes }: TraceWorld, heading: number): number {
  let end = heading + 1;
  while (end < codes.texts.length && codes.texts[end]!.startsWith(codes.texts[heading]!)) end += 1;
  return end;
}

function finishBuilding(world: TraceWorld, { cells, leastCovered, edition }: Building, code: number): boolean {
  const covered = cells.covered;
  const text = world.codes.texts[code]!;
  const complete =
    covered > 0 &&
    leastCovered !== Infinity &&
    leastCovered >= covered &&
    edition >= 0 &&
    isNomenclatureOf(text, editionNames[edition]!);
  // Zeros by coverage of a few sub-codes say nothing of the whole.
  if (!complete && cells.reported === 0) cells.forget();
  return complete;
}

/** Builds the windows of which the strand holds no figure of the code itself. */
function build(world: TraceWorld, windows: Windows, family: CodeFamily, place: LegPlace, figure: LegFigure): void {
  const { own, part, built } = figure;
  const strand = own.source.strand;
  const before = built.before ? startBuilding(own.before) : undefined;
  const after = built.after ? startBuilding(own.after) : undefined;
  for (let code = family.first; code < family.end; code += 1) {
    if (!maySpeakOf(world, place, code, strand)) {
      const needed = world.isNomenclature[code] === 1;
      if (before && needed && code >= before.takenUpTo) before.leastCovered = 0;
      if (after && needed && code >= after.takenUpTo) after.leastCovered = 0;
      continue;
    }
    readFigure(world, windows, { code, exporter: place.exporter, importer: place.importer, strand }, part);
    if (before) takePart(world, before, code, part.before, part.editionBefore);
    if (after) takePart(world, after, code, part.after, part.editionAfter);
  }
  if (before) {
    figure.incomplete.before = !finishBuilding(world, before, family.code);
    figure.editionBefore = before.edition;
  }
  if (after) {
    figure.incomplete.after = !finishBuilding(world, after, family.code);
    figure.editionAfter = after.edition;
  }
}

/** Reads what `strand` says of the family's code between two countries. */
export function readLegFigure(
  world: TraceWorld,
  windows: Windows,
  family: CodeFamily,
  place: LegPlace,
  strand: number,
  figure: LegFigure,
): void {
  const { own, built, incomplete } = figure;
  readFigure(world, windows, { code: family.code, exporter: place.exporter, importer: place.importer, strand }, own);
  built.before = hasBelow(family) && own.before.covered === 0;
  built.after = hasBelow(family) && own.after.covered === 0;
  incomplete.before = false;
  incomplete.after = false;
  figure.editionBefore = own.editionBefore;
  figure.editionAfter = own.editionAfter;
  if (built.before || built.after) build(world, windows, family, place, figure);
}
