/** The part of a dataset's coverage that can bear on one trace. */
import type { CoverageBlock } from "#graph-schema/trade-series.ts";
import { formatPeriod, type TradeWindow } from "#graph-schema/trade-period.ts";
import { isValidInEdition } from "../nomenclature/edition-validity.ts";
import type { TraceWorld } from "../trace-world.ts";

/** A block in which an absent row means zero; its reporter stands beside. */
export interface CoverageTerms {
  edition: string;
  /** Country keys; null: all. */
  partners: string[] | null;
  codes: string[];
  /** As texts: `2023`, `2023-05`. */
  periods: string[];
}

interface AskedCells {
  origins: readonly string[];
  destinations: readonly string[];
  via: readonly string[] | undefined;
  /** Third countries in a chain at most. */
  hubs: number;
  before: TradeWindow;
  after: TradeWindow;
  /** Every selected code and every code below one. */
  families: ReadonlySet<string>;
}

/** Partners with whom the reporter may stand on a leg; undefined: any. */
function partnersOnLegs(block: CoverageBlock, asked: AskedCells): readonly string[] | undefined {
  const { origins, destinations, via, hubs } = asked;
  const isImporter = block.side === "importer";
  if ((isImporter ? destinations : origins).includes(block.reporter)) return via;
  const others = isImporter ? origins : destinations;
  if (hubs === 1) return others;
  return via === undefined ? undefined : [...others, ...via];
}

function narrowPartners(block: CoverageBlock, asked: AskedCells): string[] | null {
  const wanted = partnersOnLegs(block, asked);
  if (block.partners === "all") return null;
  return wanted === undefined ? block.partners : block.partners.filter((partner) => wanted.includes(partner));
}

function periodsInWindows({ frequency, periods }: CoverageBlock, { before, after }: AskedCells): string[] {
  if (before.frequency === "month" && frequency === "year") return [];
  const scale = before.frequency === "year" && frequency === "month" ? 12 : 1;
  const inWindow = (period: number) =>
    [before, after].some(({ first, last }) => period >= first * scale && period < (last + 1) * scale);
  return periods.filter(inWindow).map((period) => formatPeriod(frequency, period));
}

function isOnChains({ reporter }: CoverageBlock, { origins, destinations, via }: AskedCells): boolean {
  return via === undefined || [origins, destinations, via].some((keys) => keys.includes(reporter));
}

/** By reporter; only what the strand's absent rows may count as zero in the windows. */
export function windowCoverage(world: TraceWorld, strand: number, asked: AskedCells): Record<string, CoverageTerms[]> {
  if (world.coverage.kindOfStrand[strand]! < 0) return {};
  const { dataset, side, flow } = world.strands[strand]!;
  const found: Record<string, CoverageTerms[]> = {};
  for (const block of world.facts.coverage) {
    const isOwn = block.dataset === dataset && block.side === side && block.flow === flow;
    if (!isOwn || !isOnChains(block, asked)) continue;
    const codes = block.codes.filter((code) => asked.families.has(code) && isValidInEdition(code, block.edition));
    const partners = narrowPartners(block, asked);
    const periods = periodsInWindows(block, asked);
    if (codes.length === 0 || periods.length === 0 || partners?.length === 0) continue;
    (found[block.reporter] ??= []).push({ edition: block.edition, partners, codes, periods });
  }
  return found;
}
