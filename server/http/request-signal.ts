/** One AbortSignal for each request: it aborts when the client leaves and when the request takes too long. */
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { matchedEndpoint } from "./match-endpoint.ts";
import { ProblemError } from "./problem-error.ts";

const signals = new WeakMap<Response, AbortSignal>();

/** The reason of a signal whose client went away: nobody is left to answer. */
export class ClientGoneError extends Error {
  constructor() {
    super("The client closed the connection");
    this.name = "ClientGoneError";
  }
}

function tooSlow(milliseconds: number): ProblemError {
  return new ProblemError("timed-out", `The answer was not ready after ${milliseconds / 1000} seconds`);
}

/** Uploads take as long as their file, and an event stream ends with what it tells of. */
function mayTakeLong(response: Response): boolean {
  const row = matchedEndpoint(response)?.row;
  return row?.requestType === "multipart/form-data" || row?.responseType === "text/event-stream";
}

/** Express middleware after matchEndpoint; `milliseconds` bounds each answer that has no length of its own. */
export function limitRequestTime(milliseconds: number): RequestHandler {
  return (_request: Request, response: Response, next: NextFunction) => {
    const controller = new AbortController();
    const abortSlow = () => controller.abort(tooSlow(milliseconds));
    const timer = mayTakeLong(response) ? undefined : setTimeout(abortSlow, milliseconds);
    response.once("close", () => {
      clearTimeout(timer);
      if (!response.writableFinished) controller.abort(new ClientGoneError());
    });
    signals.set(response, controller.signal);
    next();
  };
}

/** The signal to hand to every store and engine call of this request. */
export function requestSignal(response: Response): AbortSignal {
  const signal = signals.get(response);
  if (signal === undefined) throw new Error("limitRequestTime has not run for this request");
  return signal;
}
