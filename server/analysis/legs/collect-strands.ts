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

function addFromCoverage({ coverage, strands: all }: TraceWorld, place: LegPlace, strands: number[]): void {
  for (const [country, asImporter] of [
    [place.exporter, false],
    [place.importer, true],
  ] as const) {
    for (const kind of coverage.kindsOfReporter(country)) {
      for (const strand of coverage.strandsOfKind[kind]!) {
        const isImporters = all[strand]!.side === "importer";
        if (isImporters === asImporter && !strands.includes(strand)) strands.push(strand);
      }
    }
  }
}

/** Strand numbers with a rank, sorted by it. */
export function collectStrands(world: TraceWorld, family: CodeFamily, place: LegPlace, ranks: Int32Array): number[] {
  const strands: number[] = [];
  for (let code = family.code; code < Math.max(family.end, family.code + 1); code += 1) {
    const route = findRoute(world.columns, code, place.exporter, place.importer);
    if (route >= 0) addFromRoute(world, route, strands);
  }
  addFromCoverage(world, place, strands);
  const ranked = strands.filter((strand) => ranks[strand]! >= 0);
  return ranked.length < 2 ? ranked : ranked.toSorted((left, right) => ranks[left]! - ranks[right]!);
}
