/** Receives a multipart upload: the file goes to a private spool file as it comes, `mapping` may come before or after. */
import { createWriteStream, type WriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import Busboy from "busboy";
import type { Request } from "express";
import { importOptionsSchema, type ImportOptions } from "#graph-schema/contract/import.ts";
import { readJsonText } from "../../http/json-text.ts";
import { parseOrRefuse } from "../../http/parse-request.ts";
import { ProblemError } from "../../http/problem-error.ts";
import { ClientGoneError } from "../../http/request-signal.ts";
import type { Upload } from "../../import-jobs/import-job.ts";

const mappingLimit = 64 * 1024;
const longestFileName = 200;

export interface ReceiveOptions {
  /** Where the file goes; must not exist yet. */
  spoolPath: string;
  /** Bytes. */
  limit: number;
}

function refuseField(field: string, message: string): ProblemError {
  const shown = field.slice(0, 100);
  return new ProblemError("invalid-request", `${shown}: ${message}`, { faults: [{ field: shown, message }] });
}

function tooLarge(limit: number): ProblemError {
  return new ProblemError("payload-too-large", `The file is larger than the ${limit} bytes that this server takes`);
}

/** The name that is shown with every figure: no folders, no control characters. */
function cleanFileName(name: string | undefined): string {
  const plain = basename((name ?? "").replaceAll("\\", "/")).replaceAll(/\p{Cc}/gu, "");
  return plain === "" ? "upload" : plain.slice(0, longestFileName);
}

function readOptions(text: string): ImportOptions {
  return parseOrRefuse(importOptionsSchema, readJsonText(text, "mapping"), "mapping");
}

function describeWriteError(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ENOSPC" && code !== "EDQUOT") return error;
  return new ProblemError("store-unavailable", "The disk of the data folder is full: free some space and try again", {
    cause: error,
  });
}

function brokenOff(cause: unknown): ProblemError {
  return new ProblemError("invalid-request", "The multipart body breaks off", { cause });
}

/** The parts of one upload as they arrive. */
class UploadParts {
  private readonly options: ReceiveOptions;
  private readonly fail: (error: unknown) => void;
  private writer: WriteStream | undefined;
  private spooled: Promise<void> | undefined;
  private fileName = "";
  private bytes = 0;
  private mapping: ImportOptions | undefined;

  constructor(options: ReceiveOptions, fail: (error: unknown) => void) {
    this.options = options;
    this.fail = fail;
  }

  takeFile(field: string, stream: Readable, fileName: string | undefined): void {
    stream.on("error", (error) => this.fail(brokenOff(error)));
    const fault = this.fileFault(field);
    if (fault !== undefined) {
      // A stream that nobody wants still has to flow, or the rest never comes.
      stream.resume();
      return this.fail(fault);
    }
    this.fileName = cleanFileName(fileName);
    stream.on("limit", () => this.fail(tooLarge(this.options.limit)));
    stream.on("data", (chunk: Buffer) => (this.bytes += chunk.length));
    this.writer = createWriteStream(this.options.spoolPath, { flags: "wx", mode: 0o600 });
    this.spooled = pipeline(stream, this.writer);
    this.spooled.catch((error: unknown) => this.fail(describeWriteError(error)));
  }

  takeField(field: string, value: string, isCut: boolean): void {
    if (field === "file") return this.fail(refuseField(field, "must be sent as a file"));
    if (field !== "mapping") return this.fail(refuseField(field, "is not known here; send file and mapping"));
    if (this.mapping !== undefined) return this.fail(refuseField(field, "is given more than once"));
    if (isCut) return this.fail(refuseField(field, `is longer than ${mappingLimit} bytes`));
    this.mapping = readOptions(value);
  }

  async whole(): Promise<Upload> {
    if (this.spooled === undefined) throw refuseField("file", "is missing; send the table as a file");
    await this.spooled;
    const { fileName, bytes, options } = this;
    return { path: options.spoolPath, fileName, bytes, options: this.mapping ?? {} };
  }

  /** Removes what was written; waits for the file to be closed, since it may not even be open yet. */
  async discard(): Promise<void> {
    const { writer } = this;
    if (writer !== undefined && !writer.closed) {
      const closed = Promise.withResolvers<void>();
      writer.once("close", closed.resolve);
      writer.destroy();
      await closed.promise;
    }
    await rm(this.options.spoolPath, { force: true });
  }

  private fileFault(field: string): ProblemError | undefined {
    if (field === "mapping") return refuseField(field, "must be sent as a field, not as a file");
    if (field !== "file") return refuseField(field, "is not known here; send file and mapping");
    if (this.spooled !== undefined) return refuseField(field, "is given more than once; import one file at a time");
    return undefined;
  }
}

/** What the client still sends is read and dropped, so that it gets to see the answer. */
export function drain(request: Request): void {
  request.resume();
}

function refuseBeforeReading(request: Request, limit: number): void {
  const type = request.headers["content-type"] ?? "";
  if (!/^multipart\/form-data\s*(;|$)/i.test(type)) {
    throw new ProblemError("unsupported-media-type", "Send multipart/form-data with the field file", {
      headers: { Accept: "multipart/form-data" },
    });
  }
  const room = mappingLimit * 2;
  if (Number(request.headers["content-length"] ?? 0) > limit + room) throw tooLarge(limit);
}

function openParser(request: Request, limit: number): Busboy.Busboy {
  try {
    refuseBeforeReading(request, limit);
    return createParser(request, limit);
  } catch (error) {
    drain(request);
    throw error;
  }
}

function createParser(request: Request, limit: number): Busboy.Busboy {
  try {
    return Busboy({
      headers: request.headers,
      defParamCharset: "utf8",
      limits: { fileSize: limit, fieldSize: mappingLimit, fields: 16, parts: 32, headerPairs: 100 },
    });
  } catch (error) {
    throw new ProblemError("invalid-request", "The multipart body names no boundary", { cause: error });
  }
}

function listen(request: Request, parser: Busboy.Busboy, parts: UploadParts, fail: (error: unknown) => void): void {
  const guarded = (take: () => void) => {
    try {
      take();
    } catch (error) {
      fail(error);
    }
  };
  parser.on("file", (field, stream, { filename }) => guarded(() => parts.takeFile(field, stream, filename)));
  parser.on("field", (field, value, { valueTruncated }) =>
    guarded(() => parts.takeField(field, value, valueTruncated)),
  );
  parser.on("error", (error) => fail(brokenOff(error)));
  request.on("close", () => {
    if (!request.complete) fail(new ClientGoneError());
  });
}

/**
 * Resolves when the whole body has been read; the spool file is the caller's then. Rejects with a ProblemError,
 * or a ClientGoneError; nothing is left behind then.
 */
export async function receiveUpload(request: Request, options: ReceiveOptions): Promise<Upload> {
  const parser = openParser(request, options.limit);
  const received = Promise.withResolvers<void>();
  const parts = new UploadParts(options, received.reject);
  listen(request, parser, parts, received.reject);
  parser.on("close", received.resolve);
  request.pipe(parser);
  try {
    await received.promise;
    return await parts.whole();
  } catch (error) {
    request.unpipe(parser);
    drain(request);
    await parts.discard();
    throw error;
  }
}
