/** Knows the open event streams, so that closing the server does not wait for them for ever. */
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { matchedEndpoint } from "./match-endpoint.ts";

export interface EventStreams {
  track: RequestHandler;
  endAll(): void;
}

export function createEventStreams(): EventStreams {
  const open = new Set<Response>();
  return {
    track(_request: Request, response: Response, next: NextFunction) {
      if (matchedEndpoint(response)?.row.responseType === "text/event-stream") {
        open.add(response);
        response.once("close", () => open.delete(response));
      }
      next();
    },
    endAll() {
      for (const response of open) response.end();
    },
  };
}
