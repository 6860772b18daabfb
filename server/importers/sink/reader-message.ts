/** What reading a file tells the one who stages it. Batches and rejections wait for an acknowledgement each. */
import type { Rejection } from "#graph-schema/contract/import.ts";
import type { ElementBatch } from "../../graph-store/graph-store.ts";
import type { CellBatch } from "../../graph-store/series-block.ts";

export interface RecognisedFile {
  /** Id of the format. */
  format: string;
  formatLabel: string;
  encoding: string;
  /** Id of the Dataset node. */
  dataset: string;
  bytesTotal: number;
}

export interface ReadSummary {
  /** Data rows. */
  read: number;
  rejected: number;
  unallocated: number;
  skipped: { reason: string; rows: number }[];
  coverage: "declared" | "inferred" | "none";
  notes: string[];
  /** Keys of the economies that cells name. */
  economies: string[];
  commodities: { hs: string; description: string | undefined }[];
}

export type ReaderMessage =
  | { type: "recognised"; file: RecognisedFile }
  | { type: "cells"; batch: CellBatch }
  | { type: "elements"; batch: ElementBatch }
  | { type: "rejections"; rejections: Rejection[] }
  | { type: "progress"; bytesRead: number; rowsRead: number }
  | { type: "finished"; summary: ReadSummary }
  | { type: "failed"; message: string };

export type SendMessage = (message: ReaderMessage) => void;

/** Whether the receiver answers this message, so that the reader never runs far ahead. */
export function isAcknowledged(message: ReaderMessage): boolean {
  return message.type === "cells" || message.type === "elements" || message.type === "rejections";
}
