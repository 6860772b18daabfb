import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { endpoints } from "#graph-schema/contract/endpoints.ts";
import { buildOpenApi } from "./build-openapi.ts";

describe("buildOpenApi", () => {
  const document = buildOpenApi("1.2.3");

  it("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
  });

  it("has one operation for every row of the endpoint table", () => {
    const operations = Object.values(document["paths"] as object).flatMap((path) => Object.values(path as object));
    const ids = new Set(operations.map((operation) => operation.operationId));
    expect(operations).toHaveLength(ids.size);
    expect(ids).toEqual(new Set(Object.keys(endpoints)));
  });

  it("resolves every reference", () => {
    const text = JSON.stringify(document);
    const { schemas } = document["components"] as { schemas: object };
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) {
      expect(Object.keys(schemas)).toContain(reference?.replace("#/components/schemas/", ""));
    }
  });

  it("leaves fields with a default optional in requests", () => {
    const { schemas } = document["components"] as { schemas: Record<string, { required: string[] }> };
    expect(schemas["ExpansionRequest"]?.required).toEqual(["nodeIds"]);
  });
});
