/** Refuses addresses that do not decode or that hold NUL bytes, before anything routes by them. */
import type { NextFunction, Request, Response } from "express";
import { ProblemError } from "./problem-error.ts";

function decodeAddress(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new ProblemError("invalid-request", "The address is not valid percent-encoded UTF-8", { cause: error });
  }
}

export function checkAddress(request: Request, _response: Response, next: NextFunction): void {
  if (decodeAddress(request.url).includes("\0")) {
    throw new ProblemError("invalid-request", "The address holds a NUL character, which no address here may");
  }
  next();
}
