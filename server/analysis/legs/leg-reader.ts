/** Reads legs: chooses one series for a leg and question and gives its figures in both windows. */
import type { ReporterChoice, UnknownReason } from "#graph-schema/contract/trace.ts";
import { periodsPerYear } from "#graph-schema/trade-period.ts";
import { editionNames } from "../hs-editions.ts";
import type { Cells } from "../figures/cells.ts";
import type { Windows } from "../figures/figure.ts";
import { isComparableAcross } from "../nomenclature/edition-validity.ts";
import type { TraceWorld } from "../trace-world.ts";
import { chooseBySize, firstOfBestTier, tierOf, tiers, type TieredCandidate } from "./choose-strand.ts";
import type { CodeFamily } from "./code-family.ts";
import { collectStrands } from "./collect-strands.ts";
import { LegFigure, readLegFigure, type LegPlace, type WindowName } from "./leg-figure.ts";
import { earliestOnLeg, latestOnLeg, type PositivePeriods } from "./leg-periods.ts";
import type { LegReading } from "./leg-reading.ts";
import { rankStrands, type LegRole } from "./rank-strands.ts";
import { splice, startReading } from "./start-reading.ts";
import { reasonOfCells, reasonOfMissing } from "./unknown-reasons.ts";

/** The parts of a request that decide how a leg is read. */
export interface LegQuestion {
  windows: Windows;
  reporter: ReporterChoice;
  datasets?: readonly string[] | undefined;
  allowSplice: boolean;
}

/** US dollars a year; NaN where unknown. */
export interface WeighedLeg {
  before: number;
  after: number;
  change: number;
}

/** US dollars a year; NaN where no period is covered. */
export function annualValue(cells: Cells, windows: Windows): number {
  const covered = cells.covered;
  return covered === 0 ? Number.NaN : (cells.total * periodsPerYear(windows.before.frequency)) / covered;
}

export class LegReader {
  readonly world: TraceWorld;
  readonly question: LegQuestion;
  readonly #ranks: Record<LegRole, Int32Array>;
  readonly #figure = new LegFigure();
  /** What #figure holds, so that the series just weighed need not be read again. */
  readonly #held = { code: -1, exporter: -1, importer: -1, strand: -1 };

  constructor(world: TraceWorld, question: LegQuestion) {
    this.world = world;
    this.question = question;
    this.#ranks = {
      "into-hub": rankStrands(world, question, "into-hub"),
      "out-of-hub": rankStrands(world, question, "out-of-hub"),
      direct: rankStrands(world, question, "direct"),
    };
  }

  /** undefined where no strand that the question admits says anything in either window. */
  read(family: CodeFamily, place: LegPlace, role: LegRole): LegReading | undefined {
    const candidates: TieredCandidate[] = [];
    const chosen = this.#choose(family, place, role, candidates);
    if (chosen === undefined) return undefined;
    return this.#fill(family, place, role, chosen, candidates);
  }

  /** The series that `read` would choose and its figures, without what only a chain needs. */
  weigh(family: CodeFamily, place: LegPlace, role: LegRole): WeighedLeg | undefined {
    const chosen = this.#choose(family, place, role, []);
    if (chosen === undefined) return undefined;
    const isKnown = chosen.tier < tiers.broken && this.#isComparable(family, chosen);
    return { before: chosen.before, after: chosen.after, change: isKnown ? chosen.after - chosen.before : Number.NaN };
  }

  /** The figure of one window of a reading, to be used before the next call. */
  figureOf(reading: LegReading, family: CodeFamily, window: WindowName): LegFigure {
    const strand = window === "before" ? reading.strandBefore : reading.strandAfter;
    return this.#read(family, reading, strand);
  }

  #read(family: CodeFamily, place: LegPlace, strand: number): LegFigure {
    const held = this.#held;
    const same =
      held.code === family.code &&
      held.exporter === place.exporter &&
      held.importer === place.importer &&
      held.strand === strand;
    if (same) return this.#figure;
    readLegFigure(this.world, this.question.windows, family, place, strand, this.#figure);
    held.code = family.code;
    held.exporter = place.exporter;
    held.importer = place.importer;
    held.strand = strand;
    return this.#figure;
  }

  /** When goods were declared on the leg in the window after; read on demand, since most legs end in no chain. */
  timesOf(reading: LegReading, family: CodeFamily): PositivePeriods {
    if (reading.times !== undefined) return reading.times;
    const figure = this.figureOf(reading, family, "after");
    const { windows } = this.question;
    reading.times = {
      firstStart: earliestOnLeg(this.world, windows, family, reading, figure, -Infinity),
      lastEnd: latestOnLeg(this.world, windows, family, reading, figure),
    };
    return reading.times;
  }

  /** Start in months of the leg's earliest positive period after `moment`; see leg-periods.ts. */
  earliestAfter(reading: LegReading, family: CodeFamily, moment: number): number {
    const figure = this.figureOf(reading, family, "after");
    return earliestOnLeg(this.world, this.question.windows, family, reading, figure, moment);
  }

  /** Own words only, unless the question takes what is best: partner-derived figures are never called a reporter's. */
  #candidate(family: CodeFamily, place: LegPlace, strand: number): TieredCandidate | undefined {
    const { world, question } = this;
    const figure = this.#read(family, place, strand);
    const { before, after } = figure.own;
    const derived = world.partnerDerivedStatus;
    const admits = (cells: Cells) => question.reporter === "best" || cells.status !== derived;
    const candidate: TieredCandidate = {
      strand,
      before: admits(before) ? annualValue(before, question.windows) : Number.NaN,
      after: admits(after) ? annualValue(after, question.windows) : Number.NaN,
      statusBefore: before.status,
      statusAfter: after.status,
      editionBefore: figure.editionBefore,
      editionAfter: figure.editionAfter,
      tier: tiers.both,
    };
    const tier = tierOf(candidate, derived);
    if (tier === undefined) return undefined;
    candidate.tier = tier;
    return candidate;
  }

  #choose(
    family: CodeFamily,
    place: LegPlace,
    role: LegRole,
    candidates: TieredCandidate[],
  ): TieredCandidate | undefined {
    const { reporter } = this.question;
    const bySize = reporter === "larger" || reporter === "smaller";
    for (const strand of collectStrands(this.world, family, place, this.#ranks[role])) {
      const candidate = this.#candidate(family, place, strand);
      if (candidate === undefined) continue;
      candidates.push(candidate);
      if (!bySize && candidate.tier === tiers.both) return candidate;
    }
    if (!bySize) return firstOfBestTier(candidates);
    const sideOf = ({ strand }: TieredCandidate) => this.world.strands[strand]!.side;
    const importers = firstOfBestTier(candidates.filter((candidate) => sideOf(candidate) === "importer"));
    const exporters = firstOfBestTier(candidates.filter((candidate) => sideOf(candidate) === "exporter"));
    return chooseBySize(importers, exporters, reporter);
  }

  #fill(
    family: CodeFamily,
    place: LegPlace,
    role: LegRole,
    chosen: TieredCandidate,
    candidates: readonly TieredCandidate[],
  ): LegReading {
    const reading = startReading(family, place, role, chosen);
    if (this.question.allowSplice) splice(reading, chosen, candidates);
    this.#fillWindow(reading, family, "before");
    this.#fillWindow(reading, family, "after");
    if (chosen.tier <= tiers.broken) reading.reason = this.#reasonOfBoth(family, chosen);
    else if (reading.spliced) reading.reason = "reporter-break";
    else reading.reason = reasonOfMissing(reading);
    return reading;
  }

  #fillWindow(reading: LegReading, family: CodeFamily, window: WindowName): void {
    const { world, question } = this;
    const { own, built, incomplete, editionAfter, editionBefore } = this.figureOf(reading, family, window);
    const cells = own[window];
    const covered = cells.covered;
    const partial = covered < cells.length || incomplete[window];
    const refused = question.reporter !== "best" && cells.status === world.partnerDerivedStatus;
    const code = world.codes.texts[family.code]!;
    const reason = refused ? "reporter-break" : reasonOfCells(cells, code, window, question.windows);
    const total = covered > 0 && !refused ? cells.total : Number.NaN;
    if (covered > 0) {
      reading.hasRows ||= cells.reported > 0;
      reading.partnerDerived ||= cells.status === world.partnerDerivedStatus && !refused;
    }
    if (window === "before") {
      reading.editionBefore = editionBefore;
      reading.totalBefore = total;
      reading.partialBefore = partial;
      reading.incompleteBefore = covered > 0 && built.before && incomplete.before;
      reading.reasonBefore = reason;
    } else {
      reading.editionAfter = editionAfter;
      reading.totalAfter = total;
      reading.partialAfter = partial;
      reading.incompleteAfter = covered > 0 && built.after && incomplete.after;
      reading.reasonAfter = reason;
    }
  }

  #reasonOfBoth(family: CodeFamily, chosen: TieredCandidate): UnknownReason | undefined {
    if (chosen.tier === tiers.broken) return "reporter-break";
    return this.#isComparable(family, chosen) ? undefined : "edition-change";
  }

  /** Whether the code means the same in the editions of both windows. */
  #isComparable(family: CodeFamily, { editionBefore, editionAfter }: TieredCandidate): boolean {
    if (editionBefore < 0 || editionAfter < 0 || editionBefore === editionAfter) return true;
    const code = this.world.codes.texts[family.code]!;
    return isComparableAcross(code, editionNames[editionBefore]!, editionNames[editionAfter]!);
  }
}
