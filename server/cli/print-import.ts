/** The end of an import in words, for a terminal. */
import type { ImportReport, Rejection } from "#graph-schema/contract/import.ts";
import { printable } from "./printable.ts";

const shownRejections = 10;

/** How an import ended, here or on a server. */
export interface ImportEnd {
  fileName: string;
  status: string;
  report: ImportReport | null;
  failure: string | null;
  dataVersion: string | null;
}

function count(amount: number, what: string): string {
  return `${amount.toLocaleString("en")} ${what}`;
}

function describeRejection({ line, field, value, reason }: Rejection): string {
  const where = field === null ? `line ${line}` : `line ${line}, ${printable(field)}`;
  const what = value === null ? "" : ` "${printable(value)}"`;
  return `  ${where}:${what} ${printable(reason)}`;
}

function describeRejections(report: ImportReport): string[] {
  if (report.rejected === 0) return [];
  const shown = report.rejections.slice(0, shownRejections).map(describeRejection);
  const more = report.rejected - shown.length;
  const rest = more > 0 ? [`  … and ${count(more, "more")}; --rejections FILE writes them all`] : [];
  return ["Rejected rows:", ...shown, ...rest];
}

function describeCoverage(report: ImportReport): string {
  if (report.coverage === "none") return "Coverage: none taken; an absent row is unknown";
  return `Coverage: ${report.coverage}; inside it an absent row means zero`;
}

export function describeReport(fileName: string, report: ImportReport): string {
  const { read, accepted, rejected, unallocated, skipped, changed, unchanged, notes } = report;
  const rows = [count(read, "rows read"), count(accepted, "accepted"), count(rejected, "rejected")];
  const left = skipped.map(({ reason, rows: number }) => `Left out: ${count(number, "rows")}: ${printable(reason)}`);
  return [
    `${printable(fileName)}: ${report.formatLabel}, ${report.encoding} → ${report.dataset}`,
    rows.join(", "),
    `${count(changed, "figures and elements changed")}, ${unchanged.toLocaleString("en")} unchanged`,
    ...(unallocated > 0 ? [`${count(unallocated, "rows")} belong to no partner country and are kept apart`] : []),
    ...left,
    describeCoverage(report),
    ...notes.map((note) => `Note: ${printable(note)}`),
    ...describeRejections(report),
  ].join("\n");
}
