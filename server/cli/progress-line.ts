/** One line on a terminal that is written over until the work is done. */
import type { ImportProgress } from "#graph-schema/contract/import.ts";

const interval = 100;

function percentOf({ bytesRead, bytesTotal }: ImportProgress): string {
  if (bytesTotal === null || bytesTotal === 0) return "";
  return ` ${Math.floor((100 * bytesRead) / bytesTotal)} %`;
}

export function describeProgress(progress: ImportProgress): string {
  const { phase, rowsRead, rowsPerSecond, secondsLeft } = progress;
  const parts = [`${phase}${phase === "reading" ? percentOf(progress) : ""}`, `${rowsRead.toLocaleString("en")} rows`];
  if (rowsPerSecond !== null) parts.push(`${rowsPerSecond.toLocaleString("en")} rows/s`);
  if (secondsLeft !== null) parts.push(`${Math.ceil(secondsLeft)} s left`);
  return parts.join(" · ");
}

export interface ProgressLine<Progress> {
  show(progress: Progress): void;
  /** Clears the line. */
  end(): void;
}

/** Writes to standard error, and only where that is a terminal; at once when the phase changes, else a few times a second. */
export function createLine<Progress extends { phase: string }>(
  describe: (progress: Progress) => string,
  stream: NodeJS.WriteStream = process.stderr,
): ProgressLine<Progress> {
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined };
  let last = 0;
  let phase = "";
  return {
    show(progress) {
      if (progress.phase === phase && performance.now() - last < interval) return;
      last = performance.now();
      phase = progress.phase;
      stream.write(`\r\u001B[K${describe(progress)}`);
    },
    end: () => void stream.write("\r\u001B[K"),
  };
}

/** Of an import. */
export function createProgressLine(stream?: NodeJS.WriteStream): ProgressLine<ImportProgress> {
  return createLine(describeProgress, stream);
}
