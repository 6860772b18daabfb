import { describe, expect, it } from "vitest";
import { schemaResponseSchema } from "#graph-schema/contract/health.ts";
import { nodeTypeNames } from "#graph-schema/node-types.ts";
import { relationshipTypeNames } from "#graph-schema/relationship-types.ts";
import { presentSchema } from "./present-schema.ts";

describe("presentSchema", () => {
  const schema = presentSchema();

  it("has every row of both tables and fits the contract", () => {
    expect(schemaResponseSchema.parse(schema)).toEqual(schema);
    expect(schema.nodeTypes.map(({ type }) => type)).toEqual(nodeTypeNames);
    expect(schema.relationshipTypes.map(({ type }) => type)).toEqual(relationshipTypeNames);
  });

  it("tells subtypes, ends and the shape of properties", () => {
    const bank = schema.nodeTypes.find(({ type }) => type === "Bank");
    expect(bank).toMatchObject({ base: "organization", refines: "Organization" });
    const concerns = schema.relationshipTypes.find(({ type }) => type === "CONCERNS");
    expect(concerns).toMatchObject({ starts: ["Event", "Claim"], ends: null });
    const country = schema.nodeTypes.find(({ type }) => type === "Country");
    expect(country?.properties["properties"]).toHaveProperty("iso3");
  });
});
