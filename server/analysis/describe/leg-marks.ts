/** Caveats of a leg's figures in words. */
import { observationStatuses } from "#graph-schema/trade-series.ts";
import type { Cells } from "../figures/cells.ts";
import { Figure, readFigure } from "../figures/figure.ts";
import { editionNames } from "../hs-editions.ts";
import type { CodeFamily } from "../legs/code-family.ts";
import { hasBelow } from "../legs/leg-figure.ts";
import { readParts, sumOfParts } from "../legs/leg-parts.ts";
import { annualValue, type LegReader } from "../legs/leg-reader.ts";
import { isKnown, type LegReading } from "../legs/leg-reading.ts";
import { changeOf2022 } from "../nomenclature/edition-validity.ts";
import type { Strand } from "../trade-index/strand.ts";
import { haveSameMonths } from "./calendar-months.ts";
import { windowWords } from "./series-of-leg.ts";

const dollars = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

export function usd(value: number): string {
  return Number.isNaN(value) ? "unknown" : `USD ${dollars.format(value)}`;
}

export interface LegCells {
  before: Cells;
  after: Cells;
}

/** What a publisher compiled from partners' reports is never called the importer's or the exporter's. */
function strandWords({ side, dataset }: Strand, { status }: Cells): string {
  if (status >= 0 && observationStatuses[status] === "partner-derived") {
    return `figures compiled from partners' reports in ${dataset}`;
  }
  return `${side === "reconciled" ? "reconciled figures" : `the ${side}'s figures`} in ${dataset}`;
}

function spliceMark({ world }: LegReader, reading: LegReading, cells: LegCells): string {
  const before = strandWords(world.strands[reading.strandBefore]!, cells.before);
  const after = strandWords(world.strands[reading.strandAfter]!, cells.after);
  return `spliced: ${before} before, ${after} after; not ranked by change`;
}

function markWords(reader: LegReader, reading: LegReading, strand: Strand, cells: LegCells): string[] {
  const marks: string[] = [];
  if (reading.role === "out-of-hub" && strand.side === "importer" && strand.basis !== "consignment") {
    marks.push("goods originating in the hub; re-exports not visible");
  }
  if (reading.partnerDerived) {
    marks.push("compiled by the publisher from partners' reports in part or whole: not the country's own word");
  }
  if (strand.side === "reconciled")
    marks.push("reconciled by the publisher from both reports: neither side's own word");
  if (reading.spliced) marks.push(spliceMark(reader, reading, cells));
  const isSynthetic = reader.world.facts.datasets.some(({ id, synthetic }) => id === strand.dataset && synthetic);
  if (isSynthetic) marks.push("synthetic figures, generated for a benchmark");
  return marks;
}

function statusMarks({ before, after }: LegCells): string[] {
  if (before.status < 0 || after.status < 0 || before.status === after.status) return [];
  const [old, now] = [before.status, after.status].map((status) => observationStatuses[status]!);
  return [`the status changes between the windows: ${old} before, ${now} after`];
}

function editionMarks(reader: LegReader, reading: LegReading): string[] {
  const code = reader.world.codes.texts[reading.code]!;
  const marks: string[] = [];
  const { editionBefore, editionAfter } = reading;
  if (editionBefore >= 0 && editionAfter >= 0 && editionBefore !== editionAfter) {
    const editions = `HS ${editionNames[editionBefore]} before, HS ${editionNames[editionAfter]} after`;
    const verdict =
      reading.reason === "edition-change"
        ? "the code is not known to mean the same in both"
        : "the code is not among those known to have changed";
    marks.push(`${editions}: ${verdict}`);
  }
  if (reading.reason === "edition-change") {
    const change = changeOf2022(code);
    if (change !== undefined) marks.push(`${code} was ${change} with HS 2022`);
  }
  return marks;
}

function windowMarks(reader: LegReader, reading: LegReading, cells: LegCells): string[] {
  const { windows } = reader.question;
  return (["before", "after"] as const).flatMap((name) => {
    const own = cells[name];
    if (!isKnown(reading[name]))
      return own.partialYears > 0 ? [`${windowWords(windows[name])}: a year is covered in part only`] : [];
    const marks: string[] = [];
    const covered = own.covered;
    const inWindow = (words: string) => marks.push(`${windowWords(windows[name])}: ${words}`);
    if (covered < own.length) inWindow(`${covered} of ${own.length} periods covered`);
    if (own.yearsOfMonths > 0) {
      const zeros =
        own.absentMonths > 0 ? `, ${own.absentMonths} months without a row counted as zero by coverage` : "";
      inWindow(`${own.yearsOfMonths} of the years summed from twelve months${zeros}`);
    }
    if (name === "before" ? reading.incompleteBefore : reading.incompleteAfter) {
      inWindow("built from an incomplete set of sub-codes");
    }
    return marks;
  });
}

/** How far the rows at six digits add up to the code's own figure. */
function wholeMarks(reader: LegReader, reading: LegReading, family: CodeFamily): string[] {
  if (!hasBelow(family) || reading.incompleteBefore || reading.incompleteAfter) return [];
  const parts = readParts(reader.world, reader.question.windows, family, reading, 6);
  if (!parts.some(({ hasRows }) => hasRows)) return [];
  const share = (sum: number, total: number) => (total > 0 ? `${((sum / total) * 100).toFixed(1)} %` : "nothing");
  const before = share(sumOfParts(parts, "totalBefore"), reading.totalBefore);
  const after = share(sumOfParts(parts, "totalAfter"), reading.totalAfter);
  return [`rows at six digits add up to ${before} of the figure before and ${after} of that after`];
}

/** Whether zeros rest on coverage that was inferred from a file. */
function inferredMarks(reader: LegReader, reading: LegReading, { before, after }: LegCells): string[] {
  const { coverage, strands } = reader.world;
  const zeros = [before, after].some((cells) => cells.covered > cells.reported || cells.absentMonths > 0);
  const kind = coverage.kindOfStrand[reading.strandAfter]!;
  if (!zeros || kind < 0) return [];
  const reporter = strands[reading.strandAfter]!.side === "importer" ? reading.importer : reading.exporter;
  const isInferred = [0, 1].some((frequency) =>
    coverage.isInferred(coverage.findGroup(kind, reading.editionAfter, frequency, reporter)),
  );
  return isInferred ? ["absent rows count as zero by coverage inferred from the imported file"] : [];
}

/** Re-exports and re-imports are part of the figure; they stand beside and are never added. */
function partMarks(reader: LegReader, reading: LegReading, family: CodeFamily, strand: Strand): string[] {
  const flow = strand.side === "exporter" ? "RX" : "RM";
  const { world, question } = reader;
  const figure = new Figure();
  return world.strands.flatMap((other, number) => {
    if (other.dataset !== strand.dataset || other.side !== strand.side || other.flow !== flow) return [];
    readFigure(world, question.windows, { ...reading, code: family.code, strand: number }, figure);
    if (figure.before.reported + figure.after.reported === 0) return [];
    const [before, after] = [figure.before, figure.after].map((cells) => usd(annualValue(cells, question.windows)));
    const words = flow === "RX" ? "re-exports, part of these exports" : "re-imports, part of these imports";
    return [`${words} and not added: ${before} a year before, ${after} a year after`];
  });
}

export function marksOfLeg(reader: LegReader, reading: LegReading, family: CodeFamily, cells: LegCells): string[] {
  const strand = reader.world.strands[reading.strandAfter]!;
  return [
    ...markWords(reader, reading, strand, cells),
    ...statusMarks(cells),
    ...editionMarks(reader, reading),
    ...windowMarks(reader, reading, cells),
    ...(haveSameMonths(reader.question.windows) ? [] : ["the windows hold different calendar months"]),
    ...wholeMarks(reader, reading, family),
    ...inferredMarks(reader, reading, cells),
    ...partMarks(reader, reading, family, strand),
  ];
}
