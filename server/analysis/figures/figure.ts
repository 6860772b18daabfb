/**
 * A figure: what one strand says of one code between two countries in both windows of a question. Editions are never
 * merged: one edition serves both windows where it can, otherwise each window takes the edition that knows most of it.
 */
import type { TradeWindow } from "#graph-schema/trade-period.ts";
import { editionNames } from "../hs-editions.ts";
import { findRoute } from "../trade-index/find-routes.ts";
import type { TraceWorld } from "../trace-world.ts";
import { Cells } from "./cells.ts";
import { readCells, type CellSource } from "./read-cells.ts";

export interface Windows {
  before: TradeWindow;
  after: TradeWindow;
}

export class Figure {
  readonly before = new Cells();
  readonly after = new Cells();
  readonly source: CellSource = {
    route: -1,
    code: -1,
    exporter: -1,
    importer: -1,
    strand: -1,
    edition: -1,
  };
  editionBefore = -1;
  editionAfter = -1;
}

/** Bit set of the editions in which the strand has rows or coverage. */
function editionsOf({ columns, coverage, strands }: TraceWorld, source: CellSource): number {
  let bits = 0;
  if (source.route >= 0) {
    const end = columns.routeSeries[source.route + 1]!;
    for (let series = columns.routeSeries[source.route]!; series < end; series += 1) {
      if (columns.seriesStrand[series] === source.strand) bits |= 1 << columns.seriesEdition[series]!;
    }
  }
  const kind = coverage.kindOfStrand[source.strand]!;
  if (kind < 0) return bits;
  const reporter = strands[source.strand]!.side === "importer" ? source.importer : source.exporter;
  return bits | coverage.editions(kind, reporter);
}

/** How much an edition knows of a window: rows first, then covered periods. */
function knowledge(cells: Cells): number {
  const covered = cells.covered;
  return covered === 0 ? 0 : covered + (cells.reported > 0 ? 1_000_000 : 0);
}

function readEdition(world: TraceWorld, figure: Figure, windows: Windows, before: number, after: number): void {
  figure.source.edition = before;
  readCells(world, figure.source, windows.before, figure.before);
  figure.source.edition = after;
  readCells(world, figure.source, windows.after, figure.after);
  figure.editionBefore = before;
  figure.editionAfter = after;
}

const newest = editionNames.length - 1;

/** With several editions, the one that serves both windows as well as any, else the best of each window. */
function chooseEditions(world: TraceWorld, figure: Figure, windows: Windows, editions: number): void {
  const best = { before: -1, after: -1, both: -1 };
  const most = { before: 0, after: 0, both: 0 };
  const rows = { before: 0, after: 0 };
  const known: [edition: number, before: number, after: number][] = [];
  for (let edition = newest; edition >= 0; edition -= 1) {
    if ((editions & (1 << edition)) === 0) continue;
    readEdition(world, figure, windows, edition, edition);
    const before = knowledge(figure.before);
    const after = knowledge(figure.after);
    known.push([edition, before, after]);
    if (before > most.before) [most.before, best.before] = [before, edition];
    if (after > most.after) [most.after, best.after] = [after, edition];
    rows.before = Math.max(rows.before, figure.before.reported);
    rows.after = Math.max(rows.after, figure.after.reported);
  }
  for (const [edition, before, after] of known) {
    const hasRows = (before >= 1_000_000 || rows.before === 0) && (after >= 1_000_000 || rows.after === 0);
    if (before === 0 || after === 0 || !hasRows || before + after <= most.both) continue;
    most.both = before + after;
    best.both = edition;
  }
  const fallback = known[0]![0];
  if (best.both >= 0) readEdition(world, figure, windows, best.both, best.both);
  else {
    const after = best.after >= 0 ? best.after : best.before >= 0 ? best.before : fallback;
    readEdition(world, figure, windows, best.before >= 0 ? best.before : after, after);
  }
}

/** Reads what `strand` says of `code`; leaves every cell unknown where it says nothing. */
export function readFigure(
  world: TraceWorld,
  windows: Windows,
  leg: { code: number; exporter: number; importer: number; strand: number },
  figure: Figure,
): void {
  const { source } = figure;
  source.code = leg.code;
  source.exporter = leg.exporter;
  source.importer = leg.importer;
  source.strand = leg.strand;
  source.route = findRoute(world.columns, leg.code, leg.exporter, leg.importer);
  const editions = editionsOf(world, source);
  if (editions === 0) {
    figure.before.reset(windows.before.first, windows.before.last - windows.before.first + 1);
    figure.after.reset(windows.after.first, windows.after.last - windows.after.first + 1);
    figure.editionBefore = -1;
    figure.editionAfter = -1;
  } else if ((editions & (editions - 1)) === 0) {
    const edition = 31 - Math.clz32(editions);
    readEdition(world, figure, windows, edition, edition);
  } else chooseEditions(world, figure, windows, editions);
}
