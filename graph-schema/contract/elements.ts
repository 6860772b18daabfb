import { z } from "zod";
import { graphNodeSchema, nodeIdSchema, relationshipSchema } from "../graph.ts";
import { parseRelationshipId } from "../relationship-id.ts";

/** Ids of each kind that one request may name. */
export const elementsLimit = 200;

const relationshipId = z
  .string()
  .max(600)
  .refine((id) => parseRelationshipId(id) !== undefined, "must be a relationship id");

export const elementsRequestSchema = z
  .strictObject({
    nodeIds: z.array(nodeIdSchema).max(elementsLimit).default([]),
    relationshipIds: z.array(relationshipId).max(elementsLimit).default([]),
  })
  .meta({ id: "ElementsRequest" });

export const elementsResponseSchema = z
  .strictObject({
    nodes: z.array(graphNodeSchema).describe("In the order asked; ids that do not exist are left out"),
    relationships: z.array(relationshipSchema).describe("In the order asked; ids that do not exist are left out"),
  })
  .meta({ id: "ElementsResponse" });
