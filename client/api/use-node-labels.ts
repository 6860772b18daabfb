import { useQueries } from "@tanstack/react-query";
import { nodeQuery } from "./queries.ts";

/** Labels of nodes by id, asked once each. An id whose node is not known (yet) stands for itself, without its base. */
export function useNodeLabels(ids: readonly string[]): (id: string) => string {
  const distinct = [...new Set(ids)];
  const labels = useQueries({
    queries: distinct.map((id) => nodeQuery(id)),
    combine: (results) => results.map((result) => result.data?.label),
  });
  const known = new Map(distinct.map((id, index) => [id, labels[index]]));
  return (id) => known.get(id) ?? id.slice(id.indexOf(":") + 1);
}
