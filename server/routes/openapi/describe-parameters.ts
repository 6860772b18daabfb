/** The path and query parameters of an endpoint, as OpenAPI lists them. */
import { z } from "zod";
import type { Endpoint } from "#graph-schema/contract/endpoints.ts";
import type { JsonObject } from "./components.ts";

const pathExamples: Record<string, string> = {
  exporter: "CHN",
  importer: "KGZ",
  hs: "8482",
  id: "country:KGZ",
};

function describePathParameters(path: string): JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const example = path.startsWith("/imports") ? {} : { example: pathExamples[name] };
    return { name, in: "path", required: true, schema: { type: "string" }, ...example };
  });
}

function describeQueryParameters(query: z.ZodType): JsonObject[] {
  const shape = z.toJSONSchema(query, { io: "input" });
  const required = new Set(shape.required);
  return Object.entries(shape.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.has(name),
    schema,
  }));
}

export function describeParameters(row: Endpoint): JsonObject[] {
  const query = row.query === undefined ? [] : describeQueryParameters(row.query);
  return [...describePathParameters(row.path), ...query];
}
