/**
 * Reads delimited text in blocks of records, in bounded memory, with the line that each record begins on.
 * Splitting is papaparse's (measured against others in bench/measure-csv-parsers.ts); what it does not watch is
 * watched here: quotes that never close, records that never end, files cut off in the middle of a row.
 */
import { open } from "node:fs/promises";
import Papa from "papaparse";
import type { Encoding } from "../detect/detect-encoding.ts";
import { ImportFailure } from "../import-failure.ts";

/** Longest record, in characters; a longer one is a quote that never closes, or no table at all. */
export const maximumRecordLength = 1024 * 1024;

const chunkSize = 128 * 1024;

export interface RecordBlock {
  /** Fields of each record; an empty line gives one empty field. */
  records: string[][];
  /** Line in the file on which each record begins, counted from 1. */
  lines: Uint32Array;
  /** Bytes of the file read so far. */
  bytesRead: number;
  /** Set in the last block: the file ends without a line break after its last record. */
  isCutOff: boolean;
}

interface ParsedText {
  data: string[][];
  errors: Papa.ParseError[];
  meta: { cursor: number };
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function breaksInside(record: readonly string[]): number {
  return record.reduce((count, field) => count + (field.includes("\n") ? countBreaks(field) : 0), 0);
}

/** Turns `\r\n` and lone `\r` into `\n`; a `\r` at the very end waits for the next chunk. */
class BreakUnifier {
  private held = "";

  push(text: string, isLast: boolean): string {
    let whole = this.held + text;
    this.held = "";
    if (!whole.includes("\r")) return whole;
    if (!isLast && whole.endsWith("\r")) {
      this.held = "\r";
      whole = whole.slice(0, -1);
    }
    return whole.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  }
}

class RecordSplitter {
  private readonly parser: Papa.Parser;
  private readonly breaks = new BreakUnifier();
  private rest = "";
  private line = 1;

  constructor(delimiter: string) {
    this.parser = new Papa.Parser({ delimiter, newline: "\n" });
  }

  split(text: string, isLast: boolean): Pick<RecordBlock, "records" | "lines" | "isCutOff"> {
    const whole = this.rest + this.breaks.push(text, isLast);
    const parsed = this.parser.parse(whole, 0, !isLast) as ParsedText;
    const isCutOff = isLast && whole !== "" && !whole.endsWith("\n");
    this.rest = isLast ? "" : whole.slice(parsed.meta.cursor);
    const records = isLast && !isCutOff ? dropLastEmpty(parsed.data) : parsed.data;
    const lines = this.numberLines(records, whole, parsed);
    this.refuseBadQuotes(parsed, lines);
    this.refuseEndless(records, lines);
    return { records, lines, isCutOff };
  }

  private numberLines(records: string[][], whole: string, parsed: ParsedText): Uint32Array {
    const lines = new Uint32Array(records.length);
    const breaks = countBreaks(whole) - countBreaks(this.rest);
    const hasBreaksInside = breaks > records.length || parsed.errors.length > 0;
    for (let index = 0; index < records.length; index += 1) {
      lines[index] = this.line;
      this.line += 1 + (hasBreaksInside ? breaksInside(records[index] ?? []) : 0);
    }
    return lines;
  }

  private refuseBadQuotes(parsed: ParsedText, lines: Uint32Array): void {
    // Faults of the record that this chunk only begins are looked at again with the next one.
    const fault = parsed.errors.find(({ row }) => (row ?? 0) < lines.length);
    if (fault === undefined) return;
    const what =
      fault.code === "MissingQuotes"
        ? "a quoted field is not closed before the file ends"
        : "a quoted field goes on after its closing quote, or a quote was not closed";
    throw new ImportFailure(`Line ${lines[fault.row ?? 0]}: ${what}`);
  }

  private refuseEndless(records: string[][], lines: Uint32Array): void {
    const long = records.findIndex((record) => recordLength(record) > maximumRecordLength);
    const line = long === -1 ? this.line : lines[long];
    if (long === -1 && this.rest.length <= maximumRecordLength) return;
    const limit = "a record may hold at most 1,048,576 characters";
    throw new ImportFailure(`Line ${line}: the record does not end; ${limit}. Is a quote not closed?`);
  }
}

function recordLength(record: readonly string[]): number {
  let length = record.length;
  for (const field of record) length += field.length;
  return length;
}

/** The text after the last line break is no record. */
function dropLastEmpty(records: string[][]): string[][] {
  const last = records.at(-1);
  return last?.length === 1 && last[0] === "" ? records.slice(0, -1) : records;
}

function createDecoder(encoding: Encoding): TextDecoder {
  // The byte order mark is dropped by the decoder.
  return new TextDecoder(encoding === "Windows-1252" ? "windows-1252" : "utf-8");
}

/** Throws an ImportFailure that names the line where quoting or length make the rest unreadable. */
export async function* readRecords(
  path: string,
  encoding: Encoding,
  delimiter: string,
): AsyncGenerator<RecordBlock, void, void> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(chunkSize);
    const decoder = createDecoder(encoding);
    const splitter = new RecordSplitter(delimiter);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkSize);
      bytes += bytesRead;
      const isLast = bytesRead === 0;
      const text = decoder.decode(buffer.subarray(0, bytesRead), { stream: !isLast });
      yield { ...splitter.split(text, isLast), bytesRead: bytes };
      if (isLast) return;
    }
  } finally {
    await file.close();
  }
}
