/** Reads the body of the endpoints whose table row has one; multipart bodies are left to their route. */
import express, { type NextFunction, type Request, type Response } from "express";
import { readJsonText } from "./json-text.ts";
import { matchedEndpoint } from "./match-endpoint.ts";
import { ProblemError } from "./problem-error.ts";

/** Bytes. Room for an expansion that excludes 20,000 ids. */
export const jsonBodyLimit = 4 * 1024 * 1024;

const readBytes = express.raw({ type: () => true, limit: jsonBodyLimit });

function refuseOtherTypes(request: Request): void {
  const contentType = request.headers["content-type"] ?? "";
  const [mediaType, ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice(8)
    .replaceAll('"', "");
  if (mediaType === "application/json" && (charset === undefined || charset === "utf-8" || charset === "utf8")) return;
  const given = contentType === "" ? "no content type" : `content type ${contentType.slice(0, 100)}`;
  throw new ProblemError("unsupported-media-type", `Send application/json in UTF-8; this has ${given}`, {
    headers: { Accept: "application/json" },
  });
}

function decode(bytes: unknown): string {
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
    throw new ProblemError("malformed-json", "The body is empty; a JSON object is needed");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ProblemError("malformed-json", "The body is not UTF-8 text", { cause: error });
  }
}

/** zlib's codes: the body is not what its Content-Encoding says, or breaks off. */
function readFault(error: unknown): Error {
  if (!(error instanceof Error)) return new Error("The body reader failed", { cause: error });
  if (!("code" in error) || typeof error.code !== "string" || !/^(Z|ERR_)_/.test(error.code)) return error;
  const message = "the body is not compressed in the way that this header names";
  return new ProblemError("invalid-request", `Content-Encoding: ${message}`, {
    faults: [{ field: "Content-Encoding", message }],
    cause: error,
  });
}

function readBody(request: Request, response: Response): Promise<void> {
  return new Promise((settle, fail) => {
    readBytes(request, response, (error?: unknown) => {
      if (error === undefined) settle();
      else fail(readFault(error));
    });
  });
}

/** Express middleware; runs after matchEndpoint. */
export async function readJsonBody(request: Request, response: Response, next: NextFunction): Promise<void> {
  if (matchedEndpoint(response)?.row.body !== undefined) {
    refuseOtherTypes(request);
    await readBody(request, response);
    request.body = readJsonText(decode(request.body));
  }
  next();
}
