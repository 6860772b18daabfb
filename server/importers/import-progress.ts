import type { ImportProgress } from "#graph-schema/contract/import.ts";

export type ImportPhase = ImportProgress["phase"];

/** Follows how far an import is. Times are of reading: what is left after it cannot be foretold. */
export class ProgressMeter {
  private readonly report: (progress: ImportProgress) => void;
  private readonly started = performance.now();
  private phase: ImportPhase = "reading";
  private bytesRead = 0;
  private rowsRead = 0;
  private bytesTotal: number | null = null;
  private readingSeconds = 0;

  constructor(report: (progress: ImportProgress) => void) {
    this.report = report;
  }

  begin(bytesTotal: number): void {
    this.bytesTotal = bytesTotal;
    this.tell();
  }

  advance(bytesRead: number, rowsRead: number): void {
    this.bytesRead = bytesRead;
    this.rowsRead = rowsRead;
    this.readingSeconds = (performance.now() - this.started) / 1000;
    this.tell();
  }

  enter(phase: ImportPhase): void {
    this.phase = phase;
    this.tell();
  }

  private tell(): void {
    const { phase, bytesRead, bytesTotal, rowsRead } = this;
    this.report({
      phase,
      bytesRead,
      bytesTotal,
      rowsRead,
      rowsPerSecond: this.readingSeconds > 0 ? Math.round(rowsRead / this.readingSeconds) : null,
      secondsLeft: phase === "reading" ? this.secondsLeft() : null,
    });
  }

  private secondsLeft(): number | null {
    if (this.bytesTotal === null || this.bytesRead === 0 || this.readingSeconds === 0) return null;
    const left = ((this.bytesTotal - this.bytesRead) / this.bytesRead) * this.readingSeconds;
    return Math.round(left * 10) / 10;
  }
}
