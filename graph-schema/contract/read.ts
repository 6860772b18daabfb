import { z } from "zod";
import { graphNodeSchema, relationshipSchema } from "../graph.ts";

/** A node with what it rests on; `alternatives` are values of other sources that lost by precedence. */
export const nodeResponseSchema = z
  .strictObject({
    ...graphNodeSchema.shape,
    alternatives: z.array(z.strictObject({ property: z.string(), value: z.unknown(), source: z.string() })),
    evidenceNodes: z.array(graphNodeSchema),
    evidenceMissing: z.array(z.string()).describe("Evidence ids that resolve to nothing; an honest store has none"),
  })
  .meta({ id: "NodeResponse" });
export type NodeResponse = z.infer<typeof nodeResponseSchema>;

export const relationshipResponseSchema = z
  .strictObject({
    ...relationshipSchema.shape,
    startNode: graphNodeSchema,
    endNode: graphNodeSchema,
    alternatives: nodeResponseSchema.shape.alternatives,
    evidenceNodes: z.array(graphNodeSchema),
    evidenceMissing: z.array(z.string()),
  })
  .meta({ id: "RelationshipResponse" });
export type RelationshipResponse = z.infer<typeof relationshipResponseSchema>;
