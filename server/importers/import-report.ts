/** The report of an import: what was found in the file, then what came of it in the store. */
import type { ImportReport, Rejection } from "#graph-schema/contract/import.ts";
import type { ReadSummary, RecognisedFile } from "./sink/reader-message.ts";

/** Rejections that a report shows; all of them are in rejections.csv. */
export const shownRejections = 100;

/** Rows that go on to the store. */
export function acceptedRows(summary: ReadSummary): number {
  const skipped = summary.skipped.reduce((sum, { rows }) => sum + rows, 0);
  return Math.max(0, summary.read - summary.rejected - skipped);
}

const nothingAccepted = "No row was accepted: nothing was imported";

/** As it is before anything is committed. `first`: the first rejections. */
export function describeFile(file: RecognisedFile, summary: ReadSummary, first: readonly Rejection[]): ImportReport {
  const { format, formatLabel, encoding, dataset } = file;
  const { read, rejected, unallocated, skipped, coverage, notes } = summary;
  const accepted = acceptedRows(summary);
  return {
    format,
    formatLabel,
    encoding,
    dataset,
    read,
    accepted,
    changed: 0,
    unchanged: 0,
    rejected,
    rejections: first.slice(0, shownRejections),
    unallocated,
    skipped,
    coverage,
    notes: accepted === 0 ? [nothingAccepted, ...notes] : notes,
  };
}

/** `outcome.rejected`: rows that the store refused at commit. */
export function addOutcome(
  report: ImportReport,
  outcome: { changed: number; unchanged: number; rejected: number },
  first: readonly Rejection[],
): ImportReport {
  const { changed, unchanged } = outcome;
  const accepted = Math.max(0, report.accepted - outcome.rejected);
  return {
    ...report,
    accepted,
    changed,
    unchanged,
    rejected: report.rejected + outcome.rejected,
    rejections: first.slice(0, shownRejections),
    notes: accepted === 0 ? [nothingAccepted, ...report.notes] : report.notes,
  };
}
