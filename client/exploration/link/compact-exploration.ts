/** The part of an exploration that a link holds, in a compact form: arrays instead of objects, indexes instead of ids. */
import { z } from "zod";
import { traceRequestSchema } from "#graph-schema/contract/trace.ts";
import { nodeIdSchema } from "#graph-schema/graph.ts";
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import { chainGroups } from "../chains.ts";

const coordinate = z.int().min(-1_000_000).max(1_000_000);
const relationshipIdSchema = z
  .string()
  .max(600)
  .refine((id) => parseRelationshipId(id) !== undefined, "must be a relationship id");
const chainText = z
  .string()
  .max(200)
  .regex(/^[A-Z][A-Z0-9]{1,11}(>[A-Z][A-Z0-9]{1,11}){1,3}:(TOTAL|\d{2}|\d{4}|\d{6})$/);
const inspectedSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("node"), id: nodeIdSchema }),
  z.strictObject({ kind: z.literal("relationship"), id: relationshipIdSchema }),
  z.strictObject({ kind: z.literal("chain"), key: z.string().max(300) }),
  z.strictObject({
    kind: z.literal("flow"),
    exporter: z.string().max(12),
    importer: z.string().max(12),
    commodities: z.array(z.string().max(6)).max(500),
    trace: z.string().max(12).nullable(),
  }),
]);

export const compactExplorationSchema = z.strictObject({
  /** Traces: request as JSON, whether it is context, title. */
  t: z
    .array(
      z.tuple([
        z.string().max(20_000).refine(isTraceRequest, "must be a trace request"),
        z.boolean(),
        z.string().max(200).nullable(),
      ]),
    )
    .max(20),
  /** Chains: index of the trace, index of the group, countries and commodity. */
  c: z
    .array(
      z.tuple([
        z.int().min(0),
        z
          .int()
          .min(0)
          .max(chainGroups.length - 1),
        chainText,
      ]),
    )
    .max(5000),
  /** Index of the lit chain. */
  l: z.int().min(0).nullable(),
  /** Nodes: id, and place unless it was left out to save room; pinned. */
  n: z
    .array(
      z.union([
        z.tuple([nodeIdSchema]),
        z.tuple([nodeIdSchema, coordinate, coordinate]),
        z.tuple([nodeIdSchema, coordinate, coordinate, z.literal(1)]),
      ]),
    )
    .max(20_000),
  r: z.array(relationshipIdSchema).max(20_000),
  /** Selected ids. */
  s: z.array(z.string().max(600)).max(1000),
  i: inspectedSchema.nullable(),
});
export type CompactExploration = z.infer<typeof compactExplorationSchema>;

function isTraceRequest(text: string): boolean {
  try {
    return traceRequestSchema.safeParse(JSON.parse(text)).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
