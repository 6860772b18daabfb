/**
 * What a trace's question comes down to in the data held, as another program needs it to answer the same: who may stand
 * where, which codes are meant, whose series a leg takes in which order, and where an absent row means zero.
 */
import type { TraceRequest } from "#graph-schema/contract/trace.ts";
import { formatPeriod, parseWindow, type TradeWindow } from "#graph-schema/trade-period.ts";
import { windowCoverage, type CoverageTerms } from "./coverage/window-coverage.ts";
import { editionNames } from "./hs-editions.ts";
import { findFamily } from "./legs/code-family.ts";
import { rankStrands } from "./legs/rank-strands.ts";
import { isComparableAcross, isNomenclatureOf } from "./nomenclature/edition-validity.ts";
import { selectCodes } from "./selection/select-codes.ts";
import { selectCountries } from "./selection/select-countries.ts";
import { checkDatasets } from "./trace.ts";
import type { TraceWorld } from "./trace-world.ts";
import { strandText, type Strand } from "./trade-index/strand.ts";

export interface CodeTerms {
  code: string;
  /** 0 all goods, 2, 4 or 6. */
  level: number;
  /** Codes below it, sorted. */
  below: string[];
  /** Those below it that are subheadings of HS 2022. */
  subheadings: string[];
  /** HS editions in which a complete set of the subheadings makes the whole. */
  wholeIn: string[];
  /** Figures in the editions of 2017 and 2022 may be compared. */
  isSameIn2022: boolean;
}

export interface SourceTerms extends Strand {
  /** By reporter: blocks in which an absent row of this source means zero. */
  coverage: Record<string, CoverageTerms[]>;
}

export interface TraceTerms {
  dataVersion: string;
  origins: string[];
  destinations: string[];
  /** undefined: every country and territory that is no aggregate. */
  via: string[] | undefined;
  /** An aggregate may stand in a chain, so that its members may not. */
  hasAggregates: boolean;
  /** Periods of the windows as texts. */
  before: string[];
  after: string[];
  codes: CodeTerms[];
  sources: SourceTerms[];
  /** Places in `sources` in the order in which a leg prefers them. */
  intoHub: number[];
  outOfHub: number[];
}

function periodsOf({ frequency, first, last }: TradeWindow): string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => formatPeriod(frequency, first + at));
}

function codeTerms(world: TraceWorld, code: number): CodeTerms {
  const { level, first, end } = findFamily(world, code);
  const text = world.codes.texts[code]!;
  const subheadings = world.codes.texts.slice(first, end).filter((_, at) => world.isNomenclature[first + at] === 1);
  return {
    code: text,
    level,
    below: world.codes.texts.slice(first, Math.max(first, end)),
    subheadings,
    wholeIn: end > first ? editionNames.filter((edition) => isNomenclatureOf(text, edition)) : [],
    isSameIn2022: isComparableAcross(text, "2017", "2022"),
  };
}

/** Strand numbers by rank. */
function orderOf(ranks: Int32Array): number[] {
  const ranked = [...ranks.keys()].filter((strand) => ranks[strand]! >= 0);
  return ranked.toSorted((left, right) => ranks[left]! - ranks[right]!);
}

function isAggregate(world: TraceWorld, key: string): boolean {
  return world.countryFacts[world.countries.find(key)]?.kind === "aggregate";
}

/** Throws a RequestFaultError for what the request names wrongly. */
export function resolveTerms(world: TraceWorld, request: TraceRequest): TraceTerms {
  checkDatasets(world, request.datasets);
  const windows = { before: parseWindow(request.before)!, after: parseWindow(request.after)! };
  const selected = selectCountries(world, request);
  const keysOf = (numbers: readonly number[]) => numbers.map((number) => world.countries.texts[number]!);
  const named = { origins: keysOf(selected.origins), destinations: keysOf(selected.destinations) };
  const hubs = [...selected.isHub.keys()].filter((number) => selected.isHub[number] === 1);
  const via = request.via === undefined ? undefined : keysOf(hubs);
  const codes = selectCodes(world, request.commodities, request.detail).codes.map((code) => codeTerms(world, code));
  const intoHub = orderOf(rankStrands(world, request, "into-hub"));
  const outOfHub = orderOf(rankStrands(world, request, "out-of-hub"));
  const used = intoHub.toSorted((left, right) => (textOf(world, left) < textOf(world, right) ? -1 : 1));
  const placesOf = (order: readonly number[]) => order.map((strand) => used.indexOf(strand));
  const families = new Set(codes.flatMap(({ code, below }) => [code, ...below]));
  return {
    dataVersion: world.facts.dataVersion,
    ...named,
    via,
    hasAggregates: [...named.origins, ...named.destinations, ...(via ?? [])].some((key) => isAggregate(world, key)),
    before: periodsOf(windows.before),
    after: periodsOf(windows.after),
    codes,
    sources: used.map((strand) => ({
      ...world.strands[strand]!,
      coverage: windowCoverage(world, strand, {
        ...named,
        via,
        ...windows,
        families,
        hubs: request.maximumIntermediaries,
      }),
    })),
    intoHub: placesOf(intoHub),
    outOfHub: placesOf(outOfHub),
  };
}

function textOf({ strands }: TraceWorld, strand: number): string {
  return strandText(strands[strand]!);
}
