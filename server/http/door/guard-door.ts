/** Turns away who shows no pass, before anything else of the API is looked at. */
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { findEndpoints } from "../match-endpoint.ts";
import { unauthorized, type Door } from "./door.ts";

function isForAnyone(path: string): boolean {
  const rows = findEndpoints(path);
  return rows.length > 0 && rows.every(({ row }) => row.access === "anyone");
}

/** Express middleware, mounted at /api/v1 before matchEndpoint: unknown addresses are behind the door as well. */
export function guardDoor(door: Door): RequestHandler {
  return async (request: Request, _response: Response, next: NextFunction) => {
    if (!isForAnyone(request.path) && (await door.readPass(request)) === undefined) {
      throw unauthorized(
        "This server asks for its access token: programs send it as Authorization: Bearer, the command line takes it from ENTREPOT_TOKEN, people sign in at /",
      );
    }
    next();
  };
}
