/** A read-only Cypher query and its answer as JSON. */
import { z } from "zod";

export const cypherLimits = {
  /** Characters of a query. */
  query: 20_000,
  rows: { default: 1_000, maximum: 10_000 },
  seconds: { default: 30, maximum: 60 },
} as const;

const { rows, seconds } = cypherLimits;

export const cypherBudgetSchema = z.strictObject({
  rows: z.int().min(1).max(rows.maximum).default(rows.default),
  seconds: z.int().min(1).max(seconds.maximum).default(seconds.default),
});
export type CypherBudget = z.infer<typeof cypherBudgetSchema>;

export const cypherRequestSchema = z
  .strictObject({
    query: z.string().min(1, "must be a Cypher query").max(cypherLimits.query),
    parameters: z
      .record(z.string().min(1).max(200), z.unknown())
      .default({})
      .describe("Values of $name in the query; whole numbers go as integers, others as floats"),
    budget: cypherBudgetSchema.prefault({}),
  })
  .meta({ id: "CypherRequest" });
export type CypherRequest = z.infer<typeof cypherRequestSchema>;

/** What a budget limits: `size` is the answer as JSON, `memory` that of the database or of the reading process. */
export const cypherBudgetKinds = ["rows", "seconds", "size", "memory"] as const;

export const cypherResponseSchema = z
  .strictObject({
    columns: z.array(z.string()),
    rows: z
      .array(z.array(z.unknown()))
      .describe(
        "Values in the order of columns: null, booleans, numbers, texts, arrays and objects as in JSON. What JSON has " +
          "not is an object whose $type says what it is: node, relationship and path; integer (text), where a number " +
          "would not be exact; float (text) for the infinities; date, time, localTime, dateTime, localDateTime and " +
          "duration (text, ISO 8601); point; bytes (base64); vector; map, where the data have a key $type themselves",
      ),
    completeness: z.discriminatedUnion("status", [
      z.strictObject({ status: z.literal("complete") }),
      z.strictObject({ status: z.literal("stopped"), budget: z.enum(cypherBudgetKinds), reason: z.string() }),
    ]),
    missingValues: z.int().describe("How many NaN, which stand for missing figures in series, are given as null"),
    milliseconds: z.int(),
    notices: z
      .array(z.string())
      .optional()
      .describe("What is to be known of the database at the moment, such as that it holds what an import is writing"),
  })
  .meta({ id: "CypherResponse" });
export type CypherResponse = z.infer<typeof cypherResponseSchema>;
