/** The OpenAPI 3.1 document, built from the endpoint table; schemas with an id become components. */
import { apiBase, endpoints, type Endpoint, type EndpointName } from "#graph-schema/contract/endpoints.ts";
import { problemSchema, problemTypes } from "#graph-schema/problem.ts";
import { describeParameters } from "./describe-parameters.ts";
import { accessWays, securitySchemes } from "./security-schemes.ts";
import { createComponents, type Components, type JsonObject } from "./components.ts";

/** Refusals that the server gives before it looks at an endpoint. */
const generalProblems = ["forbidden-host", "internal", "timed-out"] as const;
const writeProblems = ["forbidden-origin"] as const;
const doorProblems = ["unauthorized", "too-many-requests"] as const;

function describeBody(row: Endpoint, components: Components): JsonObject {
  if (row.requestType === "multipart/form-data") {
    const file = { type: "string", contentMediaType: "application/octet-stream" };
    const mapping = { type: "string", contentMediaType: "application/json", description: "Import options as JSON" };
    const schema = { type: "object", properties: { file, mapping }, required: ["file"] };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  if (row.body === undefined) return {};
  const schema = components.add(row.body, "input");
  return { requestBody: { required: true, content: { "application/json": { schema } } } };
}

function describeAnswer(row: Endpoint, components: Components): JsonObject {
  const schema = row.response === undefined ? {} : components.add(row.response, "output");
  const content: JsonObject = { [row.responseType ?? "application/json"]: { schema } };
  if (row.stream !== undefined) content[row.stream.type] = { schema: components.add(row.stream.line, "output") };
  return { description: row.summary, content };
}

/** One response for each status; several problem types may share one. */
function describeProblems(row: Endpoint, components: Components): JsonObject {
  const types = new Set([
    ...row.problems,
    ...generalProblems,
    ...(row.method === "get" ? [] : writeProblems),
    ...(row.access === "anyone" ? [] : doorProblems),
  ]);
  const schema = components.add(problemSchema, "output");
  const byStatus = Object.groupBy(types, (type) => String(problemTypes[type].status));
  const entries = Object.entries(byStatus).map(([status, group = []]) => {
    const description = group.map((type) => `/problems/${type}: ${problemTypes[type].title}`).join("; ");
    return [status, { description, content: { "application/problem+json": { schema } } }] as const;
  });
  return Object.fromEntries(entries);
}

function describeOperation(name: EndpointName, components: Components): JsonObject {
  const row: Endpoint = endpoints[name];
  return {
    operationId: name,
    summary: row.summary,
    parameters: describeParameters(row),
    ...describeBody(row, components),
    ...(row.access === "anyone" ? { security: [] } : {}),
    responses: { [String(row.status)]: describeAnswer(row, components), ...describeProblems(row, components) },
  };
}

function describePaths(components: Components): Record<string, JsonObject> {
  const paths: Record<string, JsonObject> = {};
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const { method, path } = endpoints[name];
    paths[path] = { ...paths[path], [method]: describeOperation(name, components) };
  }
  return paths;
}

/** @param version - of the product */
export function buildOpenApi(version: string): JsonObject {
  const components = createComponents();
  const paths = describePaths(components);
  return {
    openapi: "3.1.0",
    info: {
      title: "Entrepôt",
      version,
      summary: "A knowledge graph of diplomatic and trade relationships, with the evidence for every hop",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: apiBase }],
    security: accessWays,
    paths,
    components: { schemas: components.schemas, securitySchemes },
  };
}
