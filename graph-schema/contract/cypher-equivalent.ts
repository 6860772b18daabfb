/** POST /cypher/equivalents: a question of the API as a query on the documented model (docs/neo4j.md). */
import { z } from "zod";
import { nodeIdSchema } from "../graph.ts";
import { isHsCode } from "../hs-code.ts";
import { flowRequestSchema } from "./flow.ts";
import { expansionRequestSchema, neighboursRequestSchema } from "./neighbours.ts";
import { searchRequestSchema } from "./search.ts";
import { traceRequestSchema } from "./trace.ts";

const countryKey = z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/, "must be a country key such as CHN or EU27");

/** The body or query of the question itself, with what stands in its path. */
export const cypherEquivalentRequestSchema = z
  .discriminatedUnion("question", [
    z.strictObject({ question: z.literal("search"), request: searchRequestSchema }),
    z.strictObject({ question: z.literal("node"), request: z.strictObject({ id: nodeIdSchema }) }),
    z.strictObject({
      question: z.literal("neighbours"),
      request: neighboursRequestSchema.extend({ id: nodeIdSchema }),
    }),
    z.strictObject({ question: z.literal("expansion"), request: expansionRequestSchema }),
    z.strictObject({
      question: z.literal("flow"),
      request: flowRequestSchema.extend({
        exporter: countryKey,
        importer: countryKey,
        hs: z.string().refine(isHsCode, "must be an HS code of 2, 4 or 6 digits, or TOTAL"),
      }),
    }),
    z.strictObject({ question: z.literal("trace"), request: traceRequestSchema }),
  ])
  .meta({ id: "CypherEquivalentRequest" });
export type CypherEquivalentRequest = z.infer<typeof cypherEquivalentRequestSchema>;
export type CypherEquivalentInput = z.input<typeof cypherEquivalentRequestSchema>;

export const cypherEquivalentSchema = z
  .strictObject({
    query: z.string(),
    parameters: z
      .record(z.string(), z.unknown())
      .describe("For POST /cypher, and as JSON for :params of Neo4j Browser"),
    notes: z.array(z.string()).describe("What the query leaves out or does otherwise"),
    runnable: z.boolean().describe("Whether this graph is in Neo4j, so that POST /cypher runs it"),
  })
  .meta({ id: "CypherEquivalent" });
export type CypherEquivalent = z.infer<typeof cypherEquivalentSchema>;
