import { z } from "zod";
import { isEdtfDate } from "../edtf-date.ts";
import { graphNodeSchema, nodeIdSchema, relationshipSchema } from "../graph.ts";
import { nodeTypeNames } from "../node-types.ts";
import { relationshipTypeNames } from "../relationship-types.ts";
import { totalSchema } from "./search.ts";

export const asOfSchema = z
  .string()
  .refine(isEdtfDate, "must be an EDTF date such as 2024 or 2024-04-26")
  .describe("Only what may have held then; an unknown bound counts as open");

export const neighboursRequestSchema = z.strictObject({ asOf: asOfSchema.optional() });
export type NeighboursRequest = z.infer<typeof neighboursRequestSchema>;

export const neighbourGroupSchema = z.strictObject({
  relationshipType: z.enum(relationshipTypeNames),
  direction: z.enum(["outgoing", "incoming"]).describe("outgoing: the asked node is the start"),
  nodeType: z.enum(nodeTypeNames),
  count: z.int(),
});
export type NeighbourGroup = z.infer<typeof neighbourGroupSchema>;

export const neighboursResponseSchema = z
  .strictObject({ groups: z.array(neighbourGroupSchema) })
  .meta({ id: "NeighboursResponse" });
export type NeighboursResponse = z.infer<typeof neighboursResponseSchema>;

export const expansionLimit = { default: 12, maximum: 500 } as const;

export const expansionRequestSchema = z
  .strictObject({
    nodeIds: z.array(nodeIdSchema).min(1).max(100),
    relationshipTypes: z.array(z.enum(relationshipTypeNames)).min(1).optional(),
    nodeTypes: z.array(z.enum(nodeTypeNames)).min(1).optional().describe("A type includes its subtypes"),
    exclude: z.array(nodeIdSchema).max(20_000).default([]).describe("Ids already on the canvas; not answered again"),
    asOf: asOfSchema.optional(),
    limit: z.int().min(1).max(expansionLimit.maximum).default(expansionLimit.default),
    cursor: z.string().max(500).optional(),
  })
  .meta({ id: "ExpansionRequest" });
export type ExpansionRequest = z.infer<typeof expansionRequestSchema>;

export const expansionResponseSchema = z
  .strictObject({
    nodes: z.array(graphNodeSchema).describe("New neighbours, ranked, at most `limit`"),
    relationships: z
      .array(relationshipSchema)
      .describe(
        "Those between the answered nodes and the asked or excluded ones, and those between asked and excluded ones: " +
          "a neighbour that is on the canvas already is joined too",
      ),
    shown: z.int().describe("Neighbours answered here"),
    total: totalSchema.describe("Neighbours that fit the question, those excluded included"),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "ExpansionResponse" });
export type ExpansionResponse = z.infer<typeof expansionResponseSchema>;
