/** Finds the row of the endpoint table for a request before any handler runs: 404 and 405 have one home. */
import type { NextFunction, Request, Response } from "express";
import { z } from "zod";
import { endpoints, type Endpoint, type EndpointName } from "#graph-schema/contract/endpoints.ts";
import { parseQuery } from "./parse-request.ts";
import { notFound, ProblemError } from "./problem-error.ts";

export interface MatchedEndpoint {
  name: EndpointName;
  row: Endpoint;
}

interface Candidate extends MatchedEndpoint {
  segments: string[];
}

const matched = new WeakMap<Response, MatchedEndpoint>();

const candidates: Candidate[] = Object.entries(endpoints).map(([name, row]) => ({
  name: name as EndpointName,
  row,
  segments: row.path.split("/"),
}));

function fits(candidate: Candidate, segments: readonly string[]): boolean {
  if (candidate.segments.length !== segments.length) return false;
  return candidate.segments.every((part, index) =>
    part.startsWith("{") ? segments[index] !== "" : part === segments[index],
  );
}

/** Rows whose template fits the path (below /api/v1, still percent-encoded), whatever their method. */
export function findEndpoints(path: string): MatchedEndpoint[] {
  const segments = path.split("/");
  return candidates.filter((candidate) => fits(candidate, segments));
}

function allowedMethods(rows: readonly MatchedEndpoint[]): string {
  const methods = rows.flatMap(({ row }) => (row.method === "get" ? ["GET", "HEAD"] : [row.method.toUpperCase()]));
  return methods.join(", ");
}

const noParameters = z.strictObject({});

/**
 * Express middleware, mounted at /api/v1: 404 where no template fits, 405 with Allow where no method does, 400 for
 * parameters where the row has none.
 */
export function matchEndpoint(request: Request, response: Response, next: NextFunction): void {
  const rows = findEndpoints(request.path);
  if (rows.length === 0) throw notFound(`There is no ${request.baseUrl}${request.path} here`);
  const method = request.method === "HEAD" ? "get" : request.method.toLowerCase();
  const found = rows.find(({ row }) => row.method === method);
  if (found === undefined) {
    const allow = allowedMethods(rows);
    throw new ProblemError("method-not-allowed", `${request.method} is not answered here; ${allow} is`, {
      headers: { Allow: allow },
    });
  }
  if (found.row.query === undefined) parseQuery(noParameters, request);
  matched.set(response, found);
  next();
}

/** The row that fits this request, once matchEndpoint has run. */
export function matchedEndpoint(response: Response): MatchedEndpoint | undefined {
  return matched.get(response);
}
