/** Who may ask: everybody where the server has no token, else whoever shows the token or a session made from it. */
import type { Request, Response } from "express";
import { ProblemError } from "../problem-error.ts";
import { createAttemptLimit, type AttemptLimit } from "./attempt-limit.ts";
import { dropSessionCookie, keepSessionCookie, readSessionCookie } from "./session-cookie.ts";
import { createSessionValues, sessionLength, type SessionValues } from "./session-value.ts";
import { createTokenCheck } from "./token-check.ts";

/** What lets a request in; `expires` is null where it does not run out. */
export interface Pass {
  expires: Date | null;
}

export interface Door {
  /** Whether the server has a token at all. */
  isLocked: boolean;
  /** undefined where nothing was shown; rejects with `unauthorized` or `too-many-requests` for a wrong token. */
  readPass(request: Request): Promise<Pass | undefined>;
  /** Gives the browser a session for the right token; rejects as readPass does, and with `conflict` without a lock. */
  signIn(request: Request, response: Response, given: string): Promise<Pass>;
  signOut(request: Request, response: Response): void;
}

/** @param error - as RFC 6750 names it; left out where no token was given */
export function unauthorized(detail: string, error?: "invalid_token"): ProblemError {
  const challenge = `Bearer realm="entrepot"${error === undefined ? "" : `, error="${error}"`}`;
  return new ProblemError("unauthorized", detail, { headers: { "WWW-Authenticate": challenge } });
}

/** Other schemes, which a proxy may ask for on its own account, are none of ours. */
function readBearer(request: Request): string | undefined {
  return /^bearer +(.*)$/i.exec(request.headers.authorization ?? "")?.[1]?.trim();
}

function createTokenTrial(token: string, limit: AttemptLimit) {
  const isRight = createTokenCheck(token);
  return async (request: Request, given: string, way: "bearer" | "sign-in") => {
    await limit.requireAttempt(request);
    if (isRight(given)) return;
    await limit.countFailure(request);
    request.log.warn({ address: request.ip, way }, "A wrong access token was given");
    throw unauthorized("The access token is not right", "invalid_token");
  };
}

function readSession(values: SessionValues, request: Request): Pass | undefined {
  const value = readSessionCookie(request);
  const expires = value === undefined ? undefined : values.read(value, new Date());
  return expires === undefined ? undefined : { expires };
}

function createLockedDoor(token: string): Door {
  const tryToken = createTokenTrial(token, createAttemptLimit());
  const values = createSessionValues(token);
  return {
    isLocked: true,
    async readPass(request) {
      const given = readBearer(request);
      if (given === undefined) return readSession(values, request);
      await tryToken(request, given, "bearer");
      return { expires: null };
    },
    async signIn(request, response, given) {
      await tryToken(request, given, "sign-in");
      const value = values.issue(new Date(Date.now() + sessionLength));
      keepSessionCookie(request, response, value, sessionLength / 1000);
      return { expires: values.read(value, new Date()) ?? null };
    },
    signOut: dropSessionCookie,
  };
}

const openDoor: Door = {
  isLocked: false,
  readPass: () => Promise.resolve({ expires: null }),
  signIn: () =>
    Promise.reject(new ProblemError("conflict", "This server has no access token; nobody needs to sign in")),
  signOut: dropSessionCookie,
};

/** @param token - undefined: everybody may ask */
export function createDoor(token: string | undefined): Door {
  return token === undefined ? openDoor : createLockedDoor(token);
}
