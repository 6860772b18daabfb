/** Where figures stand in files: `line 12 of name.csv`, or `lines 12, 14 of name.csv`. */
export interface FileRows {
  /** The one file that every row names; null where they name several or none. */
  file: string | null;
  /** Shows a row, without its file where that is the common one. */
  short: (rows: string) => string;
}

const separator = " of ";

function fileOf(rows: string): string | null {
  const at = rows.indexOf(separator);
  return at === -1 ? null : rows.slice(at + separator.length);
}

/** Takes the file out of the rows where all of them share it, so that a table can name it once. */
export function shareFile(rows: readonly (string | null)[]): FileRows {
  const files = new Set(rows.filter((row) => row !== null).map((row) => fileOf(row)));
  const [file] = files;
  if (files.size !== 1 || file === undefined || file === null) return { file: null, short: (row) => row };
  return { file, short: (row) => row.slice(0, -(separator.length + file.length)) };
}
