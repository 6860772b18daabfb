/** Rejections of one import: the first in memory, all in a private file, so that a million of them take no memory. */
import { createReadStream } from "node:fs";
import { open, rm, type FileHandle } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Rejection } from "#graph-schema/contract/import.ts";
import { shownRejections } from "./import-report.ts";
import type { RejectionKeeper } from "./rejection-keeper.ts";

export class RejectionLog implements RejectionKeeper {
  private readonly path: string;
  private file: FileHandle | undefined;
  readonly first: Rejection[] = [];
  count = 0;

  /** `path`: a file that does not exist yet; it is created with the first rejection. */
  constructor(path: string) {
    this.path = path;
  }

  async add(rejections: readonly Rejection[]): Promise<void> {
    if (rejections.length === 0) return;
    this.file ??= await open(this.path, "wx", 0o600);
    const lines = rejections.map((rejection) => `${JSON.stringify(rejection)}\n`);
    await this.file.appendFile(lines.join(""));
    this.count += rejections.length;
    this.first.push(...rejections.slice(0, shownRejections - this.first.length));
  }

  /** Each addition is in the file already. */
  flush(): Promise<void> {
    return Promise.resolve();
  }

  /** All rejections, in the order in which they were met. */
  async *read(): AsyncGenerator<Rejection, void, void> {
    if (this.count === 0) return;
    const lines = createInterface({ input: createReadStream(this.path, "utf8"), crlfDelay: Infinity });
    for await (const line of lines) yield JSON.parse(line) as Rejection;
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = undefined;
  }

  /** Closes and removes the file. */
  async remove(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true });
  }
}
