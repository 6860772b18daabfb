/** The periods of one window, as a series and its coverage fill them. Reused, so that a trace does not allocate per cell. */
import { observationStatuses, type ObservationStatus } from "#graph-schema/trade-series.ts";

export const unknownCell = 0;
/** Inside coverage without a row. */
export const zeroCell = 1;
export const reportedCell = 2;
/** A year that was summed from its months, at least one of them reported. */
export const summedCell = 3;

/** Which status makes a figure weakest; a figure has the weakest of its observations. */
const weakness: Record<ObservationStatus, number> = { declared: 0, estimated: 1, reconciled: 2, "partner-derived": 3 };
const weaknessOf = Uint8Array.from(observationStatuses, (status) => weakness[status]);

/** The weaker of two statuses by number; −1 stands for none yet. */
export function weakerStatus(left: number, right: number): number {
  if (left < 0 || right < 0) return Math.max(left, right);
  return weaknessOf[left]! >= weaknessOf[right]! ? left : right;
}

export class Cells {
  first = 0;
  length = 0;
  /** Counts and sum of what was filled in; brought up to date by `tally`. */
  covered = 0;
  reported = 0;
  /** US dollars over the window, summed in the order of the periods. */
  total = 0;
  state = new Uint8Array(0);
  /** US dollars. */
  value = new Float64Array(0);
  reportedValue = new Float64Array(0);
  /** Weakest status of the rows; −1 without any. */
  status = -1;
  /** Unit of the rows; −1 without any, −2 where they differ. */
  unit = -1;
  /** Years that were summed from their twelve months, and how many of those months had no row. */
  yearsOfMonths = 0;
  absentMonths = 0;
  /** An annual figure covers fewer than twelve months and the months do not make up for it. */
  partialYears = 0;
  /** Rows without a value. */
  missingRows = 0;

  reset(first: number, length: number): void {
    if (this.state.length < length) {
      this.state = new Uint8Array(length);
      this.value = new Float64Array(length);
      this.reportedValue = new Float64Array(length);
    }
    this.first = first;
    this.length = length;
    // A loop is faster than fill for the few periods of a window.
    for (let at = 0; at < length; at += 1) {
      this.state[at] = unknownCell;
      this.value[at] = 0;
      this.reportedValue[at] = 0;
    }
    this.covered = 0;
    this.reported = 0;
    this.total = 0;
    this.status = -1;
    this.unit = -1;
    this.yearsOfMonths = 0;
    this.absentMonths = 0;
    this.partialYears = 0;
    this.missingRows = 0;
  }

  noteUnit(unit: number): void {
    this.unit = this.unit === -1 || this.unit === unit ? unit : -2;
  }

  /** Adds another code's cells; a period is known as soon as one code's is, a row outranks an inferred zero. */
  add(other: Cells): void {
    for (let at = 0; at < this.length; at += 1) {
      if (other.state[at]! > this.state[at]!) this.state[at] = other.state[at]!;
      this.value[at]! += other.value[at]!;
      this.reportedValue[at]! += other.reportedValue[at]!;
    }
    this.status = weakerStatus(this.status, other.status);
    if (other.unit !== -1) this.noteUnit(other.unit);
    this.yearsOfMonths = Math.max(this.yearsOfMonths, other.yearsOfMonths);
    this.absentMonths += other.absentMonths;
    this.partialYears += other.partialYears;
    this.missingRows += other.missingRows;
    this.tally();
  }

  /** To be called when the cells are filled. */
  tally(): void {
    this.covered = 0;
    this.reported = 0;
    this.total = 0;
    for (let at = 0; at < this.length; at += 1) {
      if (this.state[at] !== unknownCell) this.covered += 1;
      if (this.state[at]! >= reportedCell) this.reported += 1;
      this.total += this.value[at]!;
    }
  }

  /** Nothing is known of any period after all. */
  forget(): void {
    this.state.fill(unknownCell, 0, this.length);
    this.value.fill(0, 0, this.length);
    this.tally();
  }

  /** In the declared unit; NaN where the rows have several units. */
  reportedTotal(): number {
    if (this.unit === -2) return Number.NaN;
    let total = 0;
    for (let at = 0; at < this.length; at += 1) total += this.reportedValue[at]!;
    return total;
  }
}
