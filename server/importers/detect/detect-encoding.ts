/**
 * One pass over the bytes before anything is parsed: what the file is encoded in, and whether it is text at all.
 * A byte order mark decides; else valid UTF-8 is UTF-8; anything else is taken for Windows-1252 (of which
 * ISO-8859-1 is the printable part).
 */
import { isUtf8 } from "node:buffer";
import { open, type FileHandle } from "node:fs/promises";
import { ImportFailure } from "../import-failure.ts";

export type Encoding = "UTF-8" | "UTF-8 with BOM" | "Windows-1252";

const chunkSize = 4 * 1024 * 1024;
const lineFeed = 10;

export interface FileText {
  encoding: Encoding;
  bytes: number;
}

/** First bytes of formats that people take for tables. */
const archives: readonly { magic: number[]; name: string }[] = [
  { magic: [0x50, 0x4b, 0x03, 0x04], name: "a zip archive or an Excel workbook: unpack it, or save the sheet as CSV" },
  { magic: [0x1f, 0x8b], name: "gzip-compressed: unpack it" },
  { magic: [0xff, 0xfe], name: "UTF-16 text: save it as UTF-8" },
  { magic: [0xfe, 0xff], name: "UTF-16 text: save it as UTF-8" },
  { magic: [0x25, 0x50, 0x44, 0x46], name: "a PDF document" },
];

function refuseArchive(head: Buffer): void {
  const found = archives.find(({ magic }) => magic.every((byte, index) => head[index] === byte));
  if (found !== undefined) throw new ImportFailure(`The file is not a text table but ${found.name}`);
}

/** Bytes at the end of a chunk that begin a character which the next chunk completes. */
function incompleteTail(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte >= 0xc0) {
      const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return wanted > back ? back : 0;
    }
    if (byte < 0x80) return 0;
  }
  return 0;
}

function countLines(chunk: Buffer, end: number): number {
  let lines = 0;
  for (let at = chunk.indexOf(lineFeed); at !== -1 && at < end; at = chunk.indexOf(lineFeed, at + 1)) lines += 1;
  return lines;
}

/** Follows the chunks of one file. */
class TextCheck {
  private tail: Buffer = Buffer.alloc(0);
  private line = 1;
  private utf8 = true;
  hasMark = false;
  bytes = 0;

  add(chunk: Buffer): void {
    if (this.bytes === 0) {
      refuseArchive(chunk);
      this.hasMark = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    }
    this.bytes += chunk.length;
    this.refuseNul(chunk);
    if (this.utf8) this.checkUtf8(chunk);
  }

  isUtf8(): boolean {
    return this.utf8 && this.tail.length === 0;
  }

  private refuseNul(chunk: Buffer): void {
    const at = chunk.indexOf(0);
    if (at !== -1) {
      const line = this.line + countLines(chunk, at);
      throw new ImportFailure(`Line ${line} holds a NUL byte: the file is binary or damaged, not a text table`);
    }
    this.line += countLines(chunk, chunk.length);
  }

  private checkUtf8(chunk: Buffer): void {
    const whole = this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk]);
    const end = whole.length - incompleteTail(whole);
    this.utf8 = isUtf8(whole.subarray(0, end));
    this.tail = Buffer.from(whole.subarray(end));
  }
}

async function checkAll(file: FileHandle): Promise<TextCheck> {
  const check = new TextCheck();
  const buffer = Buffer.alloc(chunkSize);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, chunkSize);
    if (bytesRead === 0) return check;
    check.add(buffer.subarray(0, bytesRead));
  }
}

/** Throws an ImportFailure for an empty file, an archive, or a file with NUL bytes. */
export async function detectEncoding(path: string): Promise<FileText> {
  const file = await open(path, "r");
  try {
    const check = await checkAll(file);
    if (check.bytes === 0) throw new ImportFailure("The file is empty");
    if (!check.isUtf8() && !check.hasMark) return { encoding: "Windows-1252", bytes: check.bytes };
    if (!check.isUtf8())
      throw new ImportFailure("The file begins as UTF-8 (byte order mark) but is not: it is damaged");
    return { encoding: check.hasMark ? "UTF-8 with BOM" : "UTF-8", bytes: check.bytes };
  } finally {
    await file.close();
  }
}
