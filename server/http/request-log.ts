/** A line for each finished request, without query values, and the id that joins it to the answer. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";

const wellFormedId = /^[A-Za-z0-9._-]{8,64}$/;

/** Takes the caller's x-request-id where it is harmless text, else makes one; the answer carries it either way. */
function requestId(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers["x-request-id"];
  const id = typeof given === "string" && wellFormedId.test(given) ? given : randomUUID();
  response.setHeader("X-Request-Id", id);
  return id;
}

/** The id under which the log knows this request. */
export function idOfRequest(response: ServerResponse): string | undefined {
  const id = response.getHeader("X-Request-Id");
  return typeof id === "string" ? id : undefined;
}

/** Values of a query may be what somebody is looking for; the log keeps the path only. */
function pathOf(url: string | undefined): string {
  return (url ?? "").split("?", 1)[0] ?? "";
}

function describeRequest({ id, method, url }: { id: unknown; method: string; url: string }) {
  return { id, method, path: pathOf(url) };
}

/** Gives each request an id and a logger of its own, `request.log`. */
export function identifyRequests(logger: Logger): RequestHandler {
  return pinoHttp({ logger, genReqId: requestId, autoLogging: false, serializers: { req: describeRequest } });
}

/** The error handler has logged failures with their cause; this is the line that says how a request ended. */
export function logAnswers(request: Request, response: Response, next: NextFunction): void {
  const begun = performance.now();
  response.once("close", () => {
    const end = response.writableFinished ? "answered" : "broken off";
    const milliseconds = Math.round(performance.now() - begun);
    request.log.info({ status: response.statusCode, milliseconds }, `request ${end}`);
  });
  next();
}
