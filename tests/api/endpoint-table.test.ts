/** The endpoint table and what is mounted are the same. */
import type { Router } from "express";
import { describe, expect, it } from "vitest";
import { endpoints } from "#graph-schema/contract/endpoints.ts";
import { createEarlyRouter } from "../../server/app.ts";
import { createApiRouter, type ApiParts } from "../../server/api-router.ts";
import { createDoor } from "../../server/http/door/door.ts";
import { createMetrics } from "../../server/http/metrics.ts";
import { expressPath } from "../../server/http/serve-endpoint.ts";
import { createReadiness } from "../../server/readiness.ts";

interface Layer {
  route?: { path: string; stack: { method: string }[] };
  handle: { stack?: Layer[] };
}

function listRoutes(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ route, handle }) => {
    if (route === undefined) return listRoutes(handle.stack ?? []);
    return route.stack.map(({ method }) => `${method} ${route.path}`);
  });
}

const stackOf = (router: Router) => router.stack as unknown as Layer[];

describe("the endpoint table", () => {
  it("lists what is mounted, and nothing else", () => {
    const door = createDoor(undefined);
    const early = createEarlyRouter({ readiness: createReadiness(), metrics: createMetrics(), door });
    // Mounting asks nothing of the parts.
    const api = createApiRouter({} as ApiParts);
    const mounted = [...listRoutes(stackOf(early)), ...listRoutes(stackOf(api))].toSorted();
    const listed = Object.values(endpoints).map(({ method, path }) => `${method} ${expressPath(path)}`);
    expect(mounted).toEqual(listed.toSorted());
  });
});
