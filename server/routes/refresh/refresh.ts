/** POST /refresh: count anew what others than imports have changed, and let traces see it. */
import type { Router } from "express";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";

interface RefreshParts {
  store: GraphStore;
  /** Resolves when traces see the new state. */
  onDataChanged: () => Promise<void>;
}

export function mountRefresh(router: Router, { store, onDataChanged }: RefreshParts): void {
  serveEndpoint(router, "refresh", async ({ signal }) => {
    const refresh = await store.recount(signal);
    await onDataChanged();
    return refresh;
  });
}
