/** The first record of a file, and the delimiter that it is written with. */
import { open } from "node:fs/promises";
import Papa from "papaparse";
import { ImportFailure } from "../import-failure.ts";
import type { Encoding } from "./detect-encoding.ts";

const longestHeader = 64 * 1024;
const delimiters = [",", ";", "\t"] as const;

export interface FileHeader {
  columns: string[];
  delimiter: string;
}

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(longestHeader);
    const { bytesRead } = await file.read(buffer, 0, longestHeader, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function splitFirst(text: string, delimiter: string): string[] {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: 1 });
  return (data[0] ?? []).map((name) => name.trim());
}

/** Comma, semicolon or tab: whichever splits the first line into most columns. */
export async function readHeader(path: string, encoding: Encoding): Promise<FileHeader> {
  const start = await readStart(path);
  const decoder = new TextDecoder(encoding === "Windows-1252" ? "windows-1252" : "utf-8");
  const text = decoder.decode(start, { stream: true });
  if (start.length === longestHeader && !/[\r\n]/.test(text)) {
    throw new ImportFailure("Line 1 is longer than 65,536 characters: this is no header of a table");
  }
  const candidates = delimiters.map((delimiter) => ({ delimiter, columns: splitFirst(text, delimiter) }));
  const best = candidates.reduce((a, b) => (b.columns.length > a.columns.length ? b : a));
  return { columns: best.columns.at(-1) === "" ? best.columns.slice(0, -1) : best.columns, delimiter: best.delimiter };
}
