/** Where figures stand in files: `name.csv line 12`, or `name.csv lines 12, 14`. */
export interface FileRows {
  /** The one file that every row names; null where they name several or none. */
  file: string | null;
  /** Shows a row, without its file where that is the common one. */
  short: (rows: string) => string;
}

function splitRows(rows: string): { file: string | null; lines: string } {
  const match = /^(.+) (lines? \d.*)$/.exec(rows);
  return { file: match?.[1] ?? null, lines: match?.[2] ?? rows };
}

/** Takes the file out of the rows where all of them share it, so that a table can name it once. */
export function shareFile(rows: readonly (string | null)[]): FileRows {
  const files = new Set(rows.filter((row) => row !== null).map((row) => splitRows(row).file));
  const [file] = files;
  if (files.size !== 1 || file === undefined || file === null) return { file: null, short: (row) => row };
  return { file, short: (row) => splitRows(row).lines };
}
