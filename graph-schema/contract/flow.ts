/** GET /flows/:exporter/:importer/:hs: what both reporters declare for one route. */
import { z } from "zod";
import { graphNodeSchema, nodeIdSchema } from "../graph.ts";
import { parseWindow, yearsWords } from "../trade-period.ts";
import { observationStatuses, seriesKeySchema, unallocatedKinds } from "../trade-series.ts";

export const flowRequestSchema = z.strictObject({
  during: z
    .string()
    .max(15)
    .refine(
      (text) => parseWindow(text) !== undefined,
      `must be a window such as 2019/2023 or 2021-01/2021-11, ${yearsWords}`,
    )
    .optional(),
});
export type FlowRequest = z.infer<typeof flowRequestSchema>;

export const flowSeriesSchema = z
  .strictObject({
    reporter: seriesKeySchema.shape.side,
    relationshipId: z.string(),
    dataset: z.string(),
    flow: seriesKeySchema.shape.flow,
    frequency: seriesKeySchema.shape.frequency,
    edition: seriesKeySchema.shape.edition,
    valuation: seriesKeySchema.shape.valuation,
    basis: seriesKeySchema.shape.basis,
    periods: z.array(z.string()),
    values: z.array(z.number().nullable()).describe("US dollars"),
    kilograms: z.array(z.number().nullable()),
    kilogramsEstimated: z.array(z.boolean()),
    status: z.array(z.enum(observationStatuses)),
    monthsCovered: z.array(z.int().nullable()),
    reportedValues: z.array(z.number().nullable()),
    reportedUnit: z.string(),
    rows: z.array(z.string()).describe("Where each figure stands in the imported file"),
    absentAsZero: z.array(z.string()).describe("Periods that the coverage holds and the file has no row for"),
    coverage: z.enum(["declared", "inferred", "none"]),
    howComputed: z.array(z.string()),
    evidence: z.array(nodeIdSchema),
    citation: z.string(),
  })
  .meta({ id: "FlowSeries" });
export type FlowSeries = z.infer<typeof flowSeriesSchema>;

/** ln X − ln M for one period: exporter's declared value against the importer's. */
export const mirrorGapSchema = z
  .strictObject({
    exporterDataset: z.string(),
    importerDataset: z.string(),
    periods: z.array(z.string()),
    gaps: z.array(z.number().nullable()).describe("ln X − ln M; null where either side is missing or zero"),
    words: z.string(),
  })
  .meta({ id: "MirrorGap" });

export const flowResponseSchema = z
  .strictObject({
    exporter: z.string(),
    importer: z.string(),
    hs: z.string(),
    series: z.array(flowSeriesSchema),
    mirrorGap: mirrorGapSchema.nullable().describe("null: not computable"),
    mirrorGapReason: z.string().nullable(),
    claims: z.array(graphNodeSchema),
    caveats: z.array(graphNodeSchema),
    unallocated: z.array(
      z.strictObject({
        reporter: z.string(),
        dataset: z.string(),
        period: z.string(),
        kind: z.enum(unallocatedKinds),
        partnerText: z.string(),
        value: z.number().nullable(),
      }),
    ),
    evidenceNodes: z.array(graphNodeSchema),
    notice: z.string(),
  })
  .meta({ id: "FlowResponse" });
export type FlowResponse = z.infer<typeof flowResponseSchema>;
