/** CSV for people who open it in a spreadsheet: RFC 4180 quoting, and no cell that a spreadsheet would run as a formula. */
export type CsvCell = string | number | boolean | null | undefined;

/** Texts that begin so are formulas to spreadsheets; tab and carriage return are skipped by them before they look. */
const formulaStart = /^[=+\-@\t\r]/;

function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const harmless = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One text with CRLF line ends. A missing figure is an empty cell: write its reason in a column of its own. */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}
