import type { CellRows } from "../../sqlite/packing/series-cells.ts";

const pattern = /^(.*) lines? (\d+(?:, \d+)*)(?: and (\d+) more)?$/s;

/** File and lines out of the text that readers see: `figures.csv lines 12, 14 and 20 more`. */
export function parseRowsText(text: string): { file: string; rows: Omit<CellRows, "file"> } {
  const [, file = text, list = "", more = "0"] = pattern.exec(text) ?? [];
  const lines = list === "" ? [] : list.split(", ").map(Number);
  return { file, rows: { lines, lineCount: lines.length + Number(more) } };
}
