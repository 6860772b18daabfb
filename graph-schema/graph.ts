/** The shapes of nodes and relationships, as every store answers them and every import brings them. */
import { z } from "zod";
import { isEdtfDate, isEdtfEnd } from "./edtf-date.ts";
import { isNodeId } from "./node-id.ts";
import { nodeTypeNames } from "./node-types.ts";
import { relationshipTypeNames } from "./relationship-types.ts";

export const nodeIdSchema = z
  .string()
  .max(200)
  .refine(isNodeId, "must be a node id such as country:KGZ")
  .meta({ id: "NodeId" });

export const graphNodeSchema = z
  .strictObject({
    id: nodeIdSchema,
    type: z.enum(nodeTypeNames),
    label: z.string().min(1),
    properties: z.record(z.string(), z.unknown()),
    evidence: z.array(nodeIdSchema).describe("Ids of sources and claims"),
  })
  .meta({ id: "Node" });
export type GraphNode = z.infer<typeof graphNodeSchema>;

export const relationshipSchema = z
  .strictObject({
    id: z.string(),
    type: z.enum(relationshipTypeNames),
    start: nodeIdSchema,
    end: nodeIdSchema,
    from: z.string().refine(isEdtfDate).nullable().describe("EDTF date; null: unknown"),
    to: z.string().refine(isEdtfEnd).nullable().describe("EDTF date, `..` for ongoing; null: unknown"),
    properties: z.record(z.string(), z.unknown()),
    evidence: z.array(nodeIdSchema),
  })
  .meta({ id: "Relationship" });
export type Relationship = z.infer<typeof relationshipSchema>;
