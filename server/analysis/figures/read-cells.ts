/** Fills the cells of a window from one strand and edition of a route. Method: windows in months take monthly rows; a
 * year takes its annual row, or, where there is none that covers twelve months, the sum of its months if all are known. */
import type { TradeWindow } from "#graph-schema/trade-period.ts";
import type { TradeColumns } from "../trade-index/trade-index.ts";
import type { TraceWorld } from "../trace-world.ts";
import { reportedCell, summedCell, weakerStatus, zeroCell, type Cells } from "./cells.ts";

/** What the cells are read from. `route` is −1 where the code has no row at all between the two. */
export interface CellSource {
  route: number;
  code: number;
  exporter: number;
  importer: number;
  strand: number;
  edition: number;
}

/** The series of a route by strand, edition and frequency (0 year, 1 month), or −1. */
export function findSeries(columns: TradeColumns, source: CellSource, frequency: number): number {
  if (source.route < 0) return -1;
  const end = columns.routeSeries[source.route + 1]!;
  for (let series = columns.routeSeries[source.route]!; series < end; series += 1) {
    if (
      columns.seriesStrand[series] === source.strand &&
      columns.seriesEdition[series] === source.edition &&
      columns.seriesFrequency[series] === frequency
    ) {
      return series;
    }
  }
  return -1;
}

/** The observation of a period, or −1. */
function findObservation(columns: TradeColumns, series: number, period: number): number {
  if (series < 0) return -1;
  let low = columns.seriesObservations[series]!;
  let high = columns.seriesObservations[series + 1]!;
  const end = high;
  // Most series miss no period: then the place follows from the first one.
  const guess = low + period - columns.period[low]!;
  if (guess >= low && guess < end && columns.period[guess] === period) return guess;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (columns.period[middle]! < period) low = middle + 1;
    else high = middle;
  }
  return low < end && columns.period[low] === period ? low : -1;
}

function findCoverage({ coverage, strands }: TraceWorld, source: CellSource, frequency: number): number {
  const kind = coverage.kindOfStrand[source.strand]!;
  if (kind < 0) return -1;
  return coverage.findGroup(kind, source.edition, frequency, reporterOf(strands[source.strand]!.side, source));
}

function reporterOf(side: string, source: CellSource): number {
  return side === "importer" ? source.importer : source.exporter;
}

function partnerOf(side: string, source: CellSource): number {
  return side === "importer" ? source.exporter : source.importer;
}

/** Everything that does not change from period to period; one per thread, filled anew for each window. */
const reading = { annual: -1, monthly: -1, annualGroup: -1, monthlyGroup: -1, partner: 0, code: 0 };

export function readCells(world: TraceWorld, source: CellSource, window: TradeWindow, cells: Cells): void {
  const { columns } = world;
  const side = world.strands[source.strand]!.side;
  const isMonthly = window.frequency === "month";
  cells.reset(window.first, window.last - window.first + 1);
  reading.annual = isMonthly ? -1 : findSeries(columns, source, 0);
  reading.monthly = findSeries(columns, source, 1);
  reading.annualGroup = isMonthly ? -1 : findCoverage(world, source, 0);
  reading.monthlyGroup = findCoverage(world, source, 1);
  reading.partner = partnerOf(side, source);
  reading.code = source.code;
  for (let at = 0; at < cells.length; at += 1) {
    if (isMonthly) readMonth(world, window.first + at, cells, at);
    else readYear(world, window.first + at, cells, at);
  }
  cells.tally();
}

/** Adds a row to a cell; false where the row holds no value. */
function addRow({ columns }: TraceWorld, series: number, row: number, cells: Cells, at: number): boolean {
  const value = columns.value[row]!;
  if (Number.isNaN(value)) {
    cells.missingRows += 1;
    return false;
  }
  cells.value[at]! += value;
  cells.reportedValue[at]! += columns.reportedValue[row]!;
  cells.status = weakerStatus(cells.status, columns.status[row]!);
  cells.noteUnit(columns.seriesUnit[series]!);
  return true;
}

function readMonth(world: TraceWorld, period: number, cells: Cells, at: number): void {
  const row = findObservation(world.columns, reading.monthly, period);
  if (row >= 0) {
    if (addRow(world, reading.monthly, row, cells, at)) cells.state[at] = reportedCell;
  } else if (world.coverage.covers(reading.monthlyGroup, reading.partner, reading.code, period)) {
    cells.state[at] = zeroCell;
  }
}

function isWholeYear(monthsCovered: number): boolean {
  return monthsCovered === 0 || monthsCovered >= 12;
}

function readYear(world: TraceWorld, year: number, cells: Cells, at: number): void {
  const row = findObservation(world.columns, reading.annual, year);
  const whole = row >= 0 && isWholeYear(world.columns.monthsCovered[row]!);
  if (whole && addRow(world, reading.annual, row, cells, at)) {
    cells.state[at] = reportedCell;
    return;
  }
  const months = countMonths(world, year);
  if (months.rows > 0 && months.known === 12) {
    sumMonths(world, year, cells, at);
  } else if (row >= 0 || months.rows > 0) {
    // A row that says something of a part of the year, or nothing: the year is unknown, whatever the coverage says.
    if (!whole) cells.partialYears += 1;
  } else if (world.coverage.covers(reading.annualGroup, reading.partner, reading.code, year) || months.known === 12) {
    cells.state[at] = zeroCell;
  }
}

const counted = { rows: 0, known: 0 };

/** Months of a year that have a value, and months that have one or count as zero. */
function countMonths({ columns, coverage }: TraceWorld, year: number): typeof counted {
  counted.rows = 0;
  counted.known = 0;
  if (reading.monthly < 0 && reading.monthlyGroup < 0) return counted;
  for (let month = year * 12; month < year * 12 + 12; month += 1) {
    const row = findObservation(columns, reading.monthly, month);
    if (row >= 0) {
      counted.rows += 1;
      if (!Number.isNaN(columns.value[row]!)) counted.known += 1;
    } else if (coverage.covers(reading.monthlyGroup, reading.partner, reading.code, month)) counted.known += 1;
  }
  return counted;
}

function sumMonths(world: TraceWorld, year: number, cells: Cells, at: number): void {
  cells.state[at] = summedCell;
  cells.yearsOfMonths += 1;
  for (let month = year * 12; month < year * 12 + 12; month += 1) {
    const row = findObservation(world.columns, reading.monthly, month);
    if (row < 0) cells.absentMonths += 1;
    else addRow(world, reading.monthly, row, cells, at);
  }
}

/** Visits the positive periods of a window in their order, as half-open spans of months; stops where `visit` says so. */
function visitPositive(
  world: TraceWorld,
  source: CellSource,
  window: TradeWindow,
  cells: Cells,
  visit: (start: number, end: number) => boolean,
): void {
  const monthly = findSeries(world.columns, source, 1);
  for (let at = 0; at < cells.length; at += 1) {
    const period = window.first + at;
    if (cells.state[at]! < reportedCell || !(cells.value[at]! > 0)) continue;
    if (window.frequency === "month") {
      if (visit(period, period + 1)) return;
    } else if (cells.state[at] === reportedCell) {
      if (visit(period * 12, period * 12 + 12)) return;
    } else {
      for (let month = period * 12; month < period * 12 + 12; month += 1) {
        const row = findObservation(world.columns, monthly, month);
        if (row >= 0 && world.columns.value[row]! > 0 && visit(month, month + 1)) return;
      }
    }
  }
}

/** Start (in months) of the earliest positive period that ends after `moment`; Infinity where there is none. */
export function earliestPositive(
  world: TraceWorld,
  source: CellSource,
  window: TradeWindow,
  cells: Cells,
  moment: number,
): number {
  let earliest = Infinity;
  visitPositive(world, source, window, cells, (start, end) => {
    if (end > moment) earliest = start;
    return end > moment;
  });
  return earliest;
}

/** End (in months, excluded) of the latest positive period; −Infinity where there is none. */
export function latestPositiveEnd(world: TraceWorld, source: CellSource, window: TradeWindow, cells: Cells): number {
  let latest = -Infinity;
  visitPositive(world, source, window, cells, (_start, end) => {
    latest = end;
    return false;
  });
  return latest;
}
