/** GET and DELETE /datasets/:id: what came from a dataset, and how to take an import of it back. */
import type { Request, Router } from "express";
import type { DatasetResponse } from "#graph-schema/contract/statistics.ts";
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { nodeIdParameter } from "../../http/parse-request.ts";
import { notFound, ProblemError } from "../../http/problem-error.ts";
import { serveEndpoint } from "../../http/serve-endpoint.ts";
import { presentNode } from "../read-evidence.ts";

interface DatasetParts {
  store: GraphStore;
  /** Called after a removal that changed data; resolves when traces see the new state. */
  onDataChanged: () => Promise<void>;
}

async function readDataset(store: GraphStore, request: Request, signal: AbortSignal): Promise<DatasetResponse> {
  const id = nodeIdParameter(request);
  const [node] = await store.readNodes([id], signal);
  const summary = (await store.listDatasets(signal)).find((dataset) => dataset.id === id);
  if (node?.type !== "Dataset" || summary === undefined) throw notFound(`There is no dataset ${id}`);
  return { ...summary, node: presentNode(node), removable: !summary.seeded };
}

export function mountDatasets(router: Router, { store, onDataChanged }: DatasetParts): void {
  serveEndpoint(router, "dataset", ({ request, signal }) => readDataset(store, request, signal));
  serveEndpoint(router, "removeDataset", async ({ request, signal }) => {
    const dataset = await readDataset(store, request, signal);
    const removal = await store.removeDataset(dataset.id, signal);
    if (removal === undefined) {
      throw new ProblemError("conflict", `${dataset.id} came with the product; only what was imported can be removed`);
    }
    await onDataChanged();
    return removal;
  });
}
