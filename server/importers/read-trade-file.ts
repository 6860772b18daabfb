/** Reads one file from disk to messages: encoding, header, format, rows, coverage. Knows nothing of threads or stores. */
import { detectEncoding, type FileText } from "./detect/detect-encoding.ts";
import { detectFormat } from "./detect/detect-format.ts";
import { readHeader, type FileHeader } from "./detect/read-header.ts";
import { ImportFailure } from "./import-failure.ts";
import { readRecords, type RecordBlock } from "./records/read-records.ts";
import type { SendMessage } from "./sink/reader-message.ts";
import { TradeSink } from "./sink/trade-sink.ts";
import type { TradeFormat, TradeRowReader } from "./trade-format.ts";
import { tradeFormats } from "./trade-formats.ts";

export interface ReadTradeFileOptions {
  path: string;
  /** Name shown with the figures; the path may be that of a spool file. */
  fileName: string;
  /** Dataset id to import into, instead of the format's own. */
  dataset?: string | undefined;
  /** Id of a format, where the user names it. */
  format?: string | undefined;
  /** `none` switches inferred coverage off, `infer` infers it where the format takes none. */
  coverage?: "infer" | "none" | undefined;
}

export interface ReaderPort {
  send: SendMessage;
  /** Resolves when more may be sent. */
  ready: () => Promise<void>;
}

interface OpenFile {
  text: FileText;
  header: FileHeader;
  format: TradeFormat;
  reader: TradeRowReader;
  sink: TradeSink;
}

async function openFile(options: ReadTradeFileOptions, port: ReaderPort): Promise<OpenFile> {
  const text = await detectEncoding(options.path);
  const header = await readHeader(options.path, text.encoding);
  const format = detectFormat(header.columns, tradeFormats, options.format);
  const dataset = options.dataset ?? format.dataset.id;
  const file = {
    format: format.id,
    formatLabel: format.label,
    encoding: text.encoding,
    dataset,
    bytesTotal: text.bytes,
  };
  port.send({ type: "recognised", file });
  const sink = new TradeSink({ dataset, fileName: options.fileName, send: port.send });
  return { text, header, format, sink, reader: format.open(header.columns, sink) };
}

/** Bytes between two words on progress. */
const progressStep = 1024 * 1024;

/** A row may have one empty field too many: some downloads end every row with a comma. */
function hasRightLength(record: readonly string[], columns: number): boolean {
  return record.length === columns || (record.length === columns + 1 && record[columns] === "");
}

function isBlank(record: readonly string[]): boolean {
  return record.length === 1 && (record[0] ?? "").trim() === "";
}

class RowCounter {
  private readonly file: OpenFile;
  private isHeaderRead = false;
  rows = 0;

  constructor(file: OpenFile) {
    this.file = file;
  }

  take(block: RecordBlock): void {
    for (const [index, record] of block.records.entries()) {
      const isCutOff = block.isCutOff && index === block.records.length - 1;
      if (!this.isHeaderRead) this.isHeaderRead = true;
      else if (!isBlank(record)) this.takeRow(record, block.lines[index] ?? 0, isCutOff);
    }
  }

  private takeRow(record: readonly string[], line: number, isCutOff: boolean): void {
    const columns = this.file.header.columns.length;
    const found = `${record.length} of ${columns} fields`;
    if (hasRightLength(record, columns)) {
      this.rows += 1;
      this.file.reader.read(record, line);
    } else if (isCutOff && record.length < columns) {
      throw new ImportFailure(`Line ${line}: the file ends in the middle of a row (${found}): it is cut off`);
    } else {
      this.rows += 1;
      this.file.sink.reject(line, null, null, `has ${found}`);
    }
  }
}

function coverageRule(format: TradeFormat, wanted: ReadTradeFileOptions["coverage"]): TradeFormat["coverage"] {
  if (wanted === "none") return format.coverage === "infer" ? "none" : format.coverage;
  return wanted === "infer" && format.coverage === "none" ? "infer" : format.coverage;
}

/** Throws an ImportFailure where the file cannot be read as what its header claims. */
export async function readTradeFile(options: ReadTradeFileOptions, port: ReaderPort): Promise<void> {
  const file = await openFile(options, port);
  const counter = new RowCounter(file);
  let told = 0;
  for await (const block of readRecords(options.path, file.text.encoding, file.header.delimiter)) {
    counter.take(block);
    if (block.bytesRead - told >= progressStep || block.bytesRead === file.text.bytes) {
      told = block.bytesRead;
      port.send({ type: "progress", bytesRead: block.bytesRead, rowsRead: counter.rows });
    }
    await port.ready();
  }
  if (counter.rows === 0) throw new ImportFailure("There are no rows under the header (line 1)");
  const rule = coverageRule(file.format, options.coverage);
  port.send({ type: "finished", summary: file.sink.finish(counter.rows, rule, file.reader.notes()) });
}
