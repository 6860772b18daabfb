/** Query options for TanStack Query: one key and one function for each question, shared by all features. */
import { queryOptions } from "@tanstack/react-query";
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

export const neighboursQuery = (id: string, asOf?: string) =>
  queryOptions({
    queryKey: ["neighbours", id, asOf],
    queryFn: ({ signal }) => api.countNeighbours(id, asOf === undefined ? {} : { asOf }, signal),
  });

export const flowQuery = (question: api.FlowQuestion) =>
  queryOptions({ queryKey: ["flow", question], queryFn: ({ signal }) => api.readFlow(question, signal) });

export const traceQuery = (request: TraceRequestInput) =>
  queryOptions({ queryKey: ["trace", request], queryFn: ({ signal }) => api.runTrace(request, signal) });

export const datasetQuery = (id: string) =>
  queryOptions({ queryKey: ["dataset", id], queryFn: ({ signal }) => api.readDataset(id, signal) });
