import { z } from "zod";
import { graphNodeSchema } from "../graph.ts";

export const datasetSummarySchema = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    edition: z.string().nullable(),
    licence: z.string().nullable(),
    commercialUse: z.boolean().nullable(),
    routes: z.int(),
    series: z.int(),
    observations: z.int(),
    nodes: z.int().describe("Nodes that this dataset contributes to"),
    relationships: z.int(),
    digest: z.string().describe("Content digest; equal content, equal digest"),
    precedence: z.int().describe("Lower comes first"),
    seeded: z.boolean().describe("Came with the product; nothing was imported into it"),
    synthetic: z.boolean(),
  })
  .meta({ id: "DatasetSummary" });
export type DatasetSummary = z.infer<typeof datasetSummarySchema>;

export const statisticsResponseSchema = z
  .strictObject({
    dataVersion: z.string(),
    nodes: z.strictObject({ total: z.int(), byType: z.record(z.string(), z.int()) }),
    relationships: z.strictObject({ total: z.int(), byType: z.record(z.string(), z.int()) }),
    observations: z.int(),
    datasets: z.array(datasetSummarySchema),
  })
  .meta({ id: "StatisticsResponse" });
export type StatisticsResponse = z.infer<typeof statisticsResponseSchema>;

export const datasetResponseSchema = z
  .strictObject({
    ...datasetSummarySchema.shape,
    node: graphNodeSchema,
    removable: z.boolean(),
  })
  .meta({ id: "DatasetResponse" });
export type DatasetResponse = z.infer<typeof datasetResponseSchema>;

export const datasetRemovalSchema = z
  .strictObject({
    removed: z.strictObject({ series: z.int(), observations: z.int(), nodes: z.int(), relationships: z.int() }),
    dataVersion: z.string(),
  })
  .meta({ id: "DatasetRemoval" });
export type DatasetRemoval = z.infer<typeof datasetRemovalSchema>;

export const refreshSchema = z
  .strictObject({
    corrections: z
      .array(z.strictObject({ count: z.string().describe("Such as: nodes Country"), before: z.int(), after: z.int() }))
      .describe("Counts that were not those of what is there"),
    dataVersion: z.string(),
  })
  .meta({ id: "Refresh" });
export type Refresh = z.infer<typeof refreshSchema>;
