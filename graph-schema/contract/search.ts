import { z } from "zod";
import { graphNodeSchema } from "../graph.ts";
import { nodeTypeNames } from "../node-types.ts";

export const searchLimit = { default: 20, maximum: 200 } as const;

/** `q` takes `prefix:term`, names in any script, aliases, HS and ISO codes. */
export const searchRequestSchema = z.strictObject({
  q: z.string().trim().min(1).max(200),
  type: z.enum(nodeTypeNames).optional(),
  limit: z.coerce.number().int().min(1).max(searchLimit.maximum).default(searchLimit.default),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

export const matchKinds = ["id", "code", "exact", "prefix", "word", "substring"] as const;
export type MatchKind = (typeof matchKinds)[number];

export const totalSchema = z
  .strictObject({
    value: z.int(),
    exact: z.boolean().describe("false: there are at least this many"),
  })
  .meta({ id: "Total" });
export type Total = z.infer<typeof totalSchema>;

export const searchResponseSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        ...graphNodeSchema.shape,
        match: z.strictObject({
          kind: z.enum(matchKinds),
          text: z.string().describe("The name, alias or code that matched, as it is written in the node"),
        }),
      }),
    ),
    total: totalSchema,
  })
  .meta({ id: "SearchResponse" });
export type SearchResponse = z.infer<typeof searchResponseSchema>;
export type SearchItem = SearchResponse["items"][number];
