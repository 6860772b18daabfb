/** A line for each finished request, without query values, and the id that joins it to the answer. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
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

function levelOf(_request: IncomingMessage, response: ServerResponse, error?: Error): "info" | "warn" | "error" {
  if (response.statusCode >= 500) return "error";
  return error === undefined ? "info" : "warn";
}

export function createRequestLog(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId: requestId,
    customLogLevel: levelOf,
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}
