/** The strands that may speak of a leg: those with rows of the family's codes, and those whose coverage holds the leg. */
import { findRoute } from "../trade-index/find-routes.ts";
import type { TraceWorld } from "../trace-world.ts";
import type { CodeFamily } from "./code-family.ts";
import type { LegPlace } from "./leg-figure.ts";

function addFromRoute({ columns }: TraceWorld, route: number, strands: number[]): void {
  const end = columns.routeSeries[route + 1]!;
  for (let series = columns.routeSeries[route]!; series < end; series += 1) {
    const strand = columns.seriesStrand[series]!;
    if (!strands.includes(strand)) strands.push(strand);
  }
}

function addCovering(world: TraceWorld, reporter: number, isImporter: boolean, strands: number[]): void {
  for (const kind of world.coverage.kindsOfReporter(reporter)) {
    for (const strand of world.coverage.strandsOfKind[kind]!) {
      const isImporters = world.strands[strand]!.side === "importer";
      if (isImporters === isImporter && !strands.includes(strand)) strands.push(strand);
    }
  }
}

/** Whether some coverage may speak of a leg that has no rows. */
export function mayBeCovered({ coverage }: TraceWorld, { exporter, importer }: LegPlace): boolean {
  return coverage.kindsOfReporter(exporter).length > 0 || coverage.kindsOfReporter(importer).length > 0;
}

/** Strand numbers with a rank, sorted by it. */
export function collectStrands(world: TraceWorld, family: CodeFamily, place: LegPlace, ranks: Int32Array): number[] {
  const strands: number[] = [];
  for (let code = family.code; code < Math.max(family.end, family.code + 1); code += 1) {
    const route = findRoute(world.columns, code, place.exporter, place.importer);
    if (route >= 0) addFromRoute(world, route, strands);
  }
  addCovering(world, place.exporter, false, strands);
  addCovering(world, place.importer, true, strands);
  return sortByRank(strands, ranks);
}

/** In place; leaves out what has no rank. There are few, so that inserting is fastest. */
function sortByRank(strands: number[], ranks: Int32Array): number[] {
  let kept = 0;
  for (const strand of strands) {
    if (ranks[strand]! < 0) continue;
    let at = kept;
    for (; at > 0 && ranks[strands[at - 1]!]! > ranks[strand]!; at -= 1) strands[at] = strands[at - 1]!;
    strands[at] = strand;
    kept += 1;
  }
  strands.length = kept;
  return strands;
}
