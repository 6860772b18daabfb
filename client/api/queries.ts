/** Query options for TanStack Query: one key and one function for each question, shared by all features. */
import { queryOptions } from "@tanstack/react-query";
import type { CypherEquivalentInput } from "#graph-schema/contract/cypher-equivalent.ts";
import { elementsLimit } from "#graph-schema/contract/elements.ts";
import type { TraceRequestInput } from "#graph-schema/contract/trace.ts";
import * as api from "./client.ts";

export const readyQuery = () => queryOptions({ queryKey: ["ready"], queryFn: ({ signal }) => api.readReady(signal) });

export const statisticsQuery = () =>
  queryOptions({ queryKey: ["statistics"], queryFn: ({ signal }) => api.readStatistics(signal) });

export const searchQuery = (q: string, limit?: number) =>
  queryOptions({
    queryKey: ["search", q, limit],
    queryFn: ({ signal }) => api.search({ q, ...(limit === undefined ? {} : { limit }) }, signal),
    enabled: q.trim() !== "",
  });

export const nodeQuery = (id: string) =>
  queryOptions({ queryKey: ["node", id], queryFn: ({ signal }) => api.readNode(id, signal) });

export const relationshipQuery = (id: string) =>
  queryOptions({ queryKey: ["relationship", id], queryFn: ({ signal }) => api.readRelationship(id, signal) });

/** Nodes or relationships by id, in as many questions as the contract's limit asks for. */
export const elementsQueries = (kind: "nodeIds" | "relationshipIds", ids: readonly string[]) =>
  Array.from({ length: Math.ceil(ids.length / elementsLimit) }, (_, at) => {
    const part = ids.slice(at * elementsLimit, (at + 1) * elementsLimit);
    return queryOptions({
      queryKey: ["elements", kind, part],
      queryFn: ({ signal }) => api.readElements({ [kind]: part }, signal),
    });
  });

export const neighboursQuery = (id: string, asOf?: string) =>
  queryOptions({
    queryKey: ["neighbours", id, asOf],
    queryFn: ({ signal }) => api.countNeighbours(id, asOf === undefined ? {} : { asOf }, signal),
  });

export const flowQuery = (question: api.FlowQuestion) =>
  queryOptions({ queryKey: ["flow", question], queryFn: ({ signal }) => api.readFlow(question, signal) });

export const traceQuery = (request: TraceRequestInput) =>
  queryOptions({ queryKey: ["trace", request], queryFn: ({ signal }) => api.runTrace(request, signal) });

export const cypherEquivalentQuery = (asked: CypherEquivalentInput) =>
  queryOptions({ queryKey: ["cypher-equivalent", asked], queryFn: ({ signal }) => api.showCypher(asked, signal) });

export const datasetQuery = (id: string) =>
  queryOptions({ queryKey: ["dataset", id], queryFn: ({ signal }) => api.readDataset(id, signal) });

export const sessionQuery = () =>
  queryOptions({ queryKey: ["session"], queryFn: ({ signal }) => api.readSession(signal) });
