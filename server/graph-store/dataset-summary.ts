/** What both stores tell of a dataset in the same words and order. */
import type { DatasetSummary } from "#graph-schema/contract/statistics.ts";
import type { GraphNode } from "#graph-schema/graph.ts";

type Described = Pick<DatasetSummary, "id" | "label" | "edition" | "licence" | "commercialUse" | "synthetic">;

/** What its node says; what is not known is null. */
export function describeDataset({ id, label, properties }: Pick<GraphNode, "id" | "label" | "properties">): Described {
  return {
    id,
    label,
    edition: (properties["edition"] as string | null | undefined) ?? null,
    licence: (properties["licence"] as string | null | undefined) ?? null,
    commercialUse: (properties["commercialUse"] as boolean | null | undefined) ?? null,
    synthetic: properties["synthetic"] === true,
  };
}

/** In order of precedence: imported datasets before those that only the seeds hold, else in the order given. */
export function orderByPrecedence(summaries: readonly Omit<DatasetSummary, "precedence">[]): DatasetSummary[] {
  return summaries
    .toSorted((a, b) => Number(a.seeded) - Number(b.seeded))
    .map((summary, index) => ({ ...summary, precedence: index }));
}
