/**
 * Loopback is not a wall: any web page can post to it, and a name that is rebound to 127.0.0.1 can read from it.
 * So a request must name a Host that is served here, and a write must not come from another site.
 */
import { isIPv6, type Socket } from "node:net";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { ProblemError } from "./problem-error.ts";

const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];
const defaultPort = 80;
const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** As a URL writes it: IPv4 that came in on an IPv6 socket plainly, IPv6 in brackets. */
function writeAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIPv6(plain) ? `[${plain}]` : plain;
}

/**
 * The loopback names and the address that the connection came in on, with its port, which a test server or `PORT=0`
 * chooses late. A name can be rebound to an address; an address written out cannot.
 */
function servedHosts({ localAddress, localPort: port }: Socket, more: readonly string[]): Set<string> {
  const names = [...loopbackNames, ...(localAddress === undefined ? [] : [writeAddress(localAddress)])];
  const own = names.flatMap((name) => (port === defaultPort ? [name, `${name}:${port}`] : [`${name}:${port}`]));
  return new Set([...own, ...more]);
}

function hostOfOrigin(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/.exec(origin.toLowerCase())?.[1];
}

function refuseOtherSite(request: Request, hosts: Set<string>): void {
  const { origin } = request.headers;
  const fetchSite = request.headers["sec-fetch-site"];
  const originHost = origin === undefined ? undefined : hostOfOrigin(origin);
  const isOwnOrigin = origin === undefined || (originHost !== undefined && hosts.has(originHost));
  const isOwnSite = fetchSite === undefined || fetchSite === "same-origin" || fetchSite === "none";
  if (isOwnOrigin && isOwnSite) return;
  throw new ProblemError(
    "forbidden-origin",
    "The request comes from a page of another site; only pages served here and programs may write",
  );
}

/** @param moreHosts - further `name:port` texts that are served here, as ENTREPOT_HOSTS lists them */
export function guardSite(moreHosts: readonly string[]): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    const hosts = servedHosts(request.socket, moreHosts);
    const host = request.headers.host?.toLowerCase();
    if (host === undefined || !hosts.has(host)) {
      throw new ProblemError(
        "forbidden-host",
        "This server answers to its own addresses only; name others in ENTREPOT_HOSTS as name:port",
      );
    }
    if (!safeMethods.has(request.method)) refuseOtherSite(request, hosts);
    next();
  };
}
