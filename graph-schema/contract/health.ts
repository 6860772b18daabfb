import { z } from "zod";

export const healthResponseSchema = z
  .strictObject({ status: z.literal("up"), version: z.string() })
  .meta({ id: "Health" });
export const readyResponseSchema = z
  .strictObject({
    status: z.enum(["ready", "starting"]),
    store: z.enum(["reachable", "unreachable"]),
    index: z.enum(["built", "building"]),
    dataVersion: z.string().nullable().describe("Of what the store holds; null for who is not signed in"),
    indexDataVersion: z
      .string()
      .nullable()
      .describe("Of what traces answer from; another one while the index is built"),
  })
  .meta({ id: "Ready" });

const colour = z.strictObject({ light: z.string(), dark: z.string() });
const propertyShape = z.record(z.string(), z.unknown()).describe("JSON Schema");

/** The type tables, as a client without this code needs them. */
export const schemaResponseSchema = z
  .strictObject({
    nodeTypes: z.array(
      z.strictObject({
        type: z.string(),
        base: z.string(),
        refines: z.string().nullable(),
        label: z.string(),
        plural: z.string(),
        description: z.string(),
        searchPrefix: z.string(),
        colour,
        shape: z.string(),
        icon: z.string(),
        properties: propertyShape,
      }),
    ),
    relationshipTypes: z.array(
      z.strictObject({
        type: z.string(),
        label: z.string(),
        inverseLabel: z.string(),
        description: z.string(),
        starts: z.array(z.string()).nullable().describe("null: any"),
        ends: z.array(z.string()).nullable(),
        dated: z.boolean(),
        identity: z.array(z.string()),
        colour,
        line: z.string(),
        properties: propertyShape,
      }),
    ),
  })
  .meta({ id: "SchemaResponse" });
export type SchemaResponse = z.infer<typeof schemaResponseSchema>;
