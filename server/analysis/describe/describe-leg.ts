/** A leg as the contract shows it: what was chosen, both windows, change, marks and evidence. */
import type { Leg, UnreportedLeg } from "#graph-schema/contract/trace.ts";
import { observationStatuses, type ObservationStatus } from "#graph-schema/trade-series.ts";
import { Cells, summedCell, reportedCell, weakerStatus } from "../figures/cells.ts";
import { editionNames, nationalEdition } from "../hs-editions.ts";
import type { CodeFamily } from "../legs/code-family.ts";
import type { LegReader } from "../legs/leg-reader.ts";
import { isKnown, type LegReading } from "../legs/leg-reading.ts";
import type { Strand } from "../trade-index/strand.ts";
import { describeWindow } from "./describe-window.ts";
import { describeChange } from "./growth.ts";
import { jumpsOfLeg } from "./jumps.ts";
import { marksOfLeg, type LegCells } from "./leg-marks.ts";
import { seriesOfLeg } from "./series-of-leg.ts";
import { caveatsOnLeg, claimsOnLeg } from "./statements.ts";

function copyCells(from: Cells): Cells {
  const copy = new Cells();
  copy.reset(from.first, from.length);
  copy.add(from);
  return copy;
}

function cellsOfLeg(reader: LegReader, reading: LegReading, family: CodeFamily): LegCells {
  const before = copyCells(reader.figureOf(reading, family, "before").own.before);
  return { before, after: copyCells(reader.figureOf(reading, family, "after").own.after) };
}

/** Of the windows that have a value: rows that a question may not take say nothing of the figure shown. */
function statusOfLeg(strand: Strand, reading: LegReading, { before, after }: LegCells): ObservationStatus {
  const used = [
    ...(isKnown(reading.before) || !isKnown(reading.after) ? [before.status] : []),
    ...(isKnown(reading.after) || !isKnown(reading.before) ? [after.status] : []),
  ];
  const status = used.reduce(weakerStatus);
  if (status >= 0) return observationStatuses[status]!;
  return strand.side === "reconciled" ? "reconciled" : "declared";
}

/** Months where every year that has rows was summed from them. */
function frequencyOfLeg(reader: LegReader, { before, after }: LegCells): "year" | "month" {
  if (reader.question.windows.before.frequency === "month") return "month";
  const states = new Set([before, after].flatMap((cells) => [...cells.state.subarray(0, cells.length)]));
  return states.has(summedCell) && !states.has(reportedCell) ? "month" : "year";
}

/** Growth in the declared unit, where both windows share it and the change is known. */
function growthInReportedUnit(leg: { change: number | null }, { before, after }: LegCells): number | null {
  if (leg.change === null || before.unit < 0 || before.unit !== after.unit) return null;
  const base = before.reportedTotal() / before.covered;
  const growth = after.reportedTotal() / after.covered / base - 1;
  return Number.isFinite(growth) ? growth : null;
}

function unitOfLeg(reader: LegReader, { before, after }: LegCells): string {
  const unit = after.unit === -1 ? before.unit : after.unit;
  if (unit === -2 || (before.unit >= 0 && after.unit >= 0 && before.unit !== after.unit)) return "several units";
  return unit < 0 ? "no rows" : reader.world.units[unit]!;
}

export interface LegPart {
  /** Whether rows below the selected code stand behind the figures shown. */
  withBelow: boolean;
}

export function describeLeg(reader: LegReader, family: CodeFamily, reading: LegReading, part: LegPart): Leg {
  const { world, question } = reader;
  const cells = cellsOfLeg(reader, reading, family);
  const strand = world.strands[reading.strandAfter]!;
  const place = {
    exporter: world.countries.texts[reading.exporter]!,
    importer: world.countries.texts[reading.importer]!,
  };
  const strands = [strand, world.strands[reading.strandBefore]!];
  const datasets = [...new Set(strands.map(({ dataset }) => dataset))];
  const stated = { ...place, hs: world.codes.texts[family.code]! };
  const isBroken = reading.reason !== undefined && !reading.spliced;
  const change = describeChange(reading.before, reading.after, isBroken ? reading.reason : undefined);
  const reason = reading.reason ?? change.reason;
  const edition = reading.editionAfter >= 0 ? reading.editionAfter : reading.editionBefore;
  const withBelow = part.withBelow || reading.incompleteBefore || reading.incompleteAfter;
  return {
    ...place,
    reporter: reading.partnerDerived ? "reconciled" : strand.side,
    dataset: strand.dataset,
    flow: strand.flow,
    frequency: frequencyOfLeg(reader, cells),
    edition: editionNames[edition >= 0 ? edition : nationalEdition]!,
    valuation: strand.valuation,
    basis: strand.basis,
    status: statusOfLeg(strand, reading, cells),
    reportedUnit: unitOfLeg(reader, cells),
    before: describeWindow(world, cells.before, reading.before, reading.incompleteBefore, reading.reasonBefore),
    after: describeWindow(world, cells.after, reading.after, reading.incompleteAfter, reading.reasonAfter),
    change: change.change,
    growth: change.growth,
    growthInReportedUnit: growthInReportedUnit(change, cells),
    ...(reason === undefined ? {} : { reason }),
    spliced: reading.spliced,
    marks: [...marksOfLeg(reader, reading, family, cells), ...jumpsOfLeg(reader, family, reading)],
    relationshipIds: seriesOfLeg(world, question.windows, family, reading, withBelow),
    evidence: [...datasets, ...claimsOnLeg(world, stated)],
    caveats: caveatsOnLeg(world, question.windows, { ...stated, datasets, sides: strands.map(({ side }) => side) }),
  };
}

/** A leg that no series held and no coverage speaks of. */
export function describeUnreported(
  reader: LegReader,
  family: CodeFamily,
  exporter: number,
  importer: number,
): UnreportedLeg {
  const { world, question } = reader;
  const place = { exporter: world.countries.texts[exporter]!, importer: world.countries.texts[importer]! };
  const stated = { ...place, hs: world.codes.texts[family.code]! };
  return {
    ...place,
    reporter: null,
    evidence: claimsOnLeg(world, stated),
    caveats: caveatsOnLeg(world, question.windows, { ...stated, datasets: [], sides: [] }),
  };
}
