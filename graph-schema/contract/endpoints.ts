/** Every endpoint as a table: the OpenAPI document, the server's checks and the client's types come from here. */
import type { z } from "zod";
import type { ProblemType } from "../problem.ts";
import { cypherEquivalentRequestSchema, cypherEquivalentSchema } from "./cypher-equivalent.ts";
import { cypherRequestSchema, cypherResponseSchema } from "./cypher.ts";
import { elementsRequestSchema, elementsResponseSchema } from "./elements.ts";
import { flowRequestSchema, flowResponseSchema } from "./flow.ts";
import { healthResponseSchema, readyResponseSchema, schemaResponseSchema } from "./health.ts";
import { importResponseSchema } from "./import.ts";
import {
  expansionRequestSchema,
  expansionResponseSchema,
  neighboursRequestSchema,
  neighboursResponseSchema,
} from "./neighbours.ts";
import { nodeResponseSchema, relationshipResponseSchema } from "./read.ts";
import { searchRequestSchema, searchResponseSchema } from "./search.ts";
import { sessionResponseSchema, signInRequestSchema } from "./session.ts";
import { datasetRemovalSchema, datasetResponseSchema, refreshSchema, statisticsResponseSchema } from "./statistics.ts";
import { traceRequestSchema, traceResponseSchema, traceStreamLineSchema } from "./trace.ts";

export interface Endpoint {
  method: "get" | "post" | "delete";
  /** Below /api/v1, with `{name}` for parameters. */
  path: string;
  /** The question it answers. */
  summary: string;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Set where the body or answer is not JSON. */
  requestType?: "multipart/form-data";
  responseType?: "text/plain" | "text/csv" | "text/event-stream" | "application/json";
  status: 200 | 202;
  response?: z.ZodType;
  /** Answers without the access token, where the server has one. */
  access?: "anyone";
  /** Another form of the answer, given where the request's Accept prefers it: lines of JSON, each of this shape. */
  stream?: { type: "application/x-ndjson"; line: z.ZodType };
  problems: readonly ProblemType[];
}

export const apiBase = "/api/v1";

export const endpoints = {
  health: {
    method: "get",
    path: "/health",
    summary: "Is it up?",
    status: 200,
    response: healthResponseSchema,
    access: "anyone",
    problems: [],
  },
  ready: {
    method: "get",
    path: "/ready",
    summary: "Is it usable: store reachable, index built?",
    status: 200,
    response: readyResponseSchema,
    access: "anyone",
    problems: ["unauthorized", "not-ready", "store-unavailable"],
  },
  session: {
    method: "get",
    path: "/session",
    summary: "Is a token needed, and is the asker signed in?",
    status: 200,
    response: sessionResponseSchema,
    access: "anyone",
    problems: ["unauthorized", "too-many-requests"],
  },
  signIn: {
    method: "post",
    path: "/session",
    summary: "Sign a browser in with the access token",
    body: signInRequestSchema,
    status: 200,
    response: sessionResponseSchema,
    access: "anyone",
    problems: [
      "invalid-request",
      "malformed-json",
      "unauthorized",
      "conflict",
      "payload-too-large",
      "unsupported-media-type",
      "too-many-requests",
    ],
  },
  signOut: {
    method: "delete",
    path: "/session",
    summary: "Sign the browser out",
    status: 200,
    response: sessionResponseSchema,
    access: "anyone",
    problems: [],
  },
  metrics: {
    method: "get",
    path: "/metrics",
    summary: "Prometheus figures",
    status: 200,
    responseType: "text/plain",
    problems: [],
  },
  openapi: {
    method: "get",
    path: "/openapi.json",
    summary: "This contract",
    status: 200,
    responseType: "application/json",
    problems: [],
  },
  schema: {
    method: "get",
    path: "/schema",
    summary: "Types of nodes and relationships",
    status: 200,
    response: schemaResponseSchema,
    problems: [],
  },
  statistics: {
    method: "get",
    path: "/statistics",
    summary: "Counts, data version, datasets",
    status: 200,
    response: statisticsResponseSchema,
    problems: ["store-unavailable"],
  },
  search: {
    method: "get",
    path: "/search",
    summary: "Find nodes by name, alias, code or prefix:term",
    query: searchRequestSchema,
    status: 200,
    response: searchResponseSchema,
    problems: ["invalid-request", "store-unavailable"],
  },
  node: {
    method: "get",
    path: "/nodes/{id}",
    summary: "Everything known of a node, with evidence",
    status: 200,
    response: nodeResponseSchema,
    problems: ["invalid-request", "not-found", "store-unavailable"],
  },
  relationship: {
    method: "get",
    path: "/relationships/{id}",
    summary: "Everything known of a relationship, with evidence",
    status: 200,
    response: relationshipResponseSchema,
    problems: ["invalid-request", "not-found", "store-unavailable"],
  },
  elements: {
    method: "post",
    path: "/elements",
    summary: "Many nodes and relationships by id, without their evidence",
    body: elementsRequestSchema,
    status: 200,
    response: elementsResponseSchema,
    problems: ["invalid-request", "malformed-json", "unsupported-media-type", "payload-too-large", "store-unavailable"],
  },
  neighbours: {
    method: "get",
    path: "/nodes/{id}/neighbours",
    summary: "Groups of neighbours with counts",
    query: neighboursRequestSchema,
    status: 200,
    response: neighboursResponseSchema,
    problems: ["invalid-request", "not-found", "store-unavailable"],
  },
  expansions: {
    method: "post",
    path: "/expansions",
    summary: "Neighbours of nodes, ranked, in pages",
    body: expansionRequestSchema,
    status: 200,
    response: expansionResponseSchema,
    problems: [
      "invalid-request",
      "malformed-json",
      "unsupported-media-type",
      "payload-too-large",
      "unknown-reference",
      "store-unavailable",
    ],
  },
  traces: {
    method: "post",
    path: "/traces",
    summary: "Chains from origins through third countries to destinations",
    body: traceRequestSchema,
    status: 200,
    response: traceResponseSchema,
    stream: { type: "application/x-ndjson", line: traceStreamLineSchema },
    problems: [
      "invalid-request",
      "malformed-json",
      "unsupported-media-type",
      "payload-too-large",
      "unknown-reference",
      "not-ready",
      "store-unavailable",
    ],
  },
  flow: {
    method: "get",
    path: "/flows/{exporter}/{importer}/{hs}",
    summary: "Both reporters' series of one route",
    query: flowRequestSchema,
    status: 200,
    response: flowResponseSchema,
    problems: ["invalid-request", "not-found", "store-unavailable"],
  },
  cypher: {
    method: "post",
    path: "/cypher",
    summary: "A read-only Cypher query",
    body: cypherRequestSchema,
    status: 200,
    response: cypherResponseSchema,
    problems: [
      "invalid-request",
      "malformed-json",
      "cypher-syntax",
      "cypher-refused",
      "unsupported-media-type",
      "payload-too-large",
      "cypher-failed",
      "too-many-requests",
      "not-available",
      "store-unavailable",
    ],
  },
  cypherEquivalent: {
    method: "post",
    path: "/cypher/equivalents",
    summary: "A search, node, count of neighbours, expansion, flow or trace as a Cypher query",
    body: cypherEquivalentRequestSchema,
    status: 200,
    response: cypherEquivalentSchema,
    problems: [
      "invalid-request",
      "malformed-json",
      "unsupported-media-type",
      "payload-too-large",
      "unknown-reference",
      "no-equivalent",
      "not-ready",
      "store-unavailable",
    ],
  },
  createImport: {
    method: "post",
    path: "/imports",
    summary: "Import a file",
    requestType: "multipart/form-data",
    status: 202,
    response: importResponseSchema,
    problems: ["invalid-request", "conflict", "payload-too-large", "unsupported-media-type", "store-unavailable"],
  },
  import: {
    method: "get",
    path: "/imports/{id}",
    summary: "Progress and report of an import",
    status: 200,
    response: importResponseSchema,
    problems: ["not-found", "store-unavailable"],
  },
  importEvents: {
    method: "get",
    path: "/imports/{id}/events",
    summary: "Progress of an import as server-sent events",
    status: 200,
    responseType: "text/event-stream",
    problems: ["not-found", "store-unavailable"],
  },
  importRejections: {
    method: "get",
    path: "/imports/{id}/rejections.csv",
    summary: "Every rejected row with line and reason",
    status: 200,
    responseType: "text/csv",
    problems: ["not-found", "conflict", "store-unavailable"],
  },
  cancelImport: {
    method: "delete",
    path: "/imports/{id}",
    summary: "Cancel an import",
    status: 200,
    response: importResponseSchema,
    problems: ["not-found", "conflict", "store-unavailable"],
  },
  dataset: {
    method: "get",
    path: "/datasets/{id}",
    summary: "A dataset: edition, licence, counts",
    status: 200,
    response: datasetResponseSchema,
    problems: ["invalid-request", "not-found", "store-unavailable"],
  },
  refresh: {
    method: "post",
    path: "/refresh",
    summary: "Count anew what others than imports have changed, and look at it anew everywhere",
    status: 200,
    response: refreshSchema,
    problems: ["store-unavailable"],
  },
  removeDataset: {
    method: "delete",
    path: "/datasets/{id}",
    summary: "Take back what imports into a dataset brought",
    status: 200,
    response: datasetRemovalSchema,
    problems: ["invalid-request", "not-found", "conflict", "store-unavailable"],
  },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
