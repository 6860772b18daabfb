/** Answers may be kept but are asked for again each time (their ETag decides); states and writes are not kept at all. */
import type { NextFunction, Request, Response } from "express";
import { matchedEndpoint } from "./match-endpoint.ts";

const momentary = new Set(["health", "ready", "metrics", "session", "import", "importEvents"]);

/** Express middleware after matchEndpoint. */
export function setCacheHeaders(request: Request, response: Response, next: NextFunction): void {
  const name = matchedEndpoint(response)?.name ?? "";
  const isRead = request.method === "GET" || request.method === "HEAD";
  response.set("Cache-Control", isRead && !momentary.has(name) ? "no-cache" : "no-store");
  next();
}
