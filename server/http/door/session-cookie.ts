/** The cookie of a signed-in browser. Scripts cannot read it, and it is not sent with requests that other sites cause. */
import { parseCookie, stringifySetCookie } from "cookie";
import type { Request, Response } from "express";

/**
 * Over TLS the name carries the prefix with which browsers refuse the cookie from anybody but this host.
 * `request.secure` believes X-Forwarded-Proto from trusted proxies only.
 */
function nameOf(request: Request): string {
  return request.secure ? "__Host-entrepot-session" : "entrepot-session";
}

export function readSessionCookie(request: Request): string | undefined {
  return parseCookie(request.headers.cookie ?? "")[nameOf(request)];
}

function setCookie(request: Request, response: Response, value: string, maxAge: number): void {
  const cookie = stringifySetCookie(nameOf(request), value, {
    httpOnly: true,
    maxAge,
    path: "/",
    sameSite: "strict",
    secure: request.secure,
  });
  response.append("Set-Cookie", cookie);
}

/** @param seconds - how long the browser keeps it */
export function keepSessionCookie(request: Request, response: Response, value: string, seconds: number): void {
  setCookie(request, response, value, seconds);
}

export function dropSessionCookie(request: Request, response: Response): void {
  setCookie(request, response, "", 0);
}
