/** GET /health and /ready: is it up, and is it usable? */
import type { Request, Router } from "express";
import { GraphStoreError } from "../../graph-store/graph-store-error.ts";
import type { Door } from "../../http/door/door.ts";
import { ProblemError } from "../../http/problem-error.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import { requireServices, type Readiness } from "../../readiness.ts";

export interface HealthParts {
  readiness: Readiness;
  door: Door;
  version: string;
}

/** The reason may name the store's address or user: it is for the log and for those whom the door lets in. */
function hideReason(error: unknown): unknown {
  if (!(error instanceof GraphStoreError)) return error;
  return new ProblemError("store-unavailable", "The store cannot be reached; the log says why", { cause: error });
}

async function readVersions({ readiness, door }: HealthParts, request: Request, signal: AbortSignal) {
  const isStranger = (await door.readPass(request)) === undefined;
  const { store, engine } = requireServices(readiness);
  try {
    const dataVersion = await store.dataVersion(signal);
    const index = engine.state();
    return {
      index: index.status === "building" ? ("building" as const) : ("built" as const),
      dataVersion: isStranger ? null : dataVersion,
      indexDataVersion: isStranger ? null : index.dataVersion,
    };
  } catch (error) {
    throw isStranger ? hideReason(error) : error;
  }
}

export function mountHealth(router: Router, parts: HealthParts): void {
  serveEndpoint(router, "health", () => ({ status: "up" as const, version: parts.version }));
  serveEndpoint(router, "ready", async ({ request, signal }) => {
    const versions = await readVersions(parts, request, signal);
    return { status: "ready" as const, store: "reachable" as const, ...versions };
  });
}
