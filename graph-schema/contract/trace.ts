/** POST /traces: which chains origin → hub(s) → destination carry these commodities, and did they change? */
import { z } from "zod";
import { graphNodeSchema, nodeIdSchema } from "../graph.ts";
import { hsEditions, isCommoditySelector } from "../hs-code.ts";
import { frequencies, parseWindow, windowPairFault, yearsWords } from "../trade-period.ts";
import {
  observationStatuses,
  partnerBases,
  reporterSides,
  tradeFlows,
  unallocatedKinds,
  valuations,
} from "../trade-series.ts";

export const traceLimit = { default: 100, maximum: 100_000 } as const;
export const traceBudget = {
  chains: { default: 1_000_000, maximum: 20_000_000 },
  milliseconds: { default: 10_000, maximum: 60_000 },
} as const;

export const reporterChoices = ["best", "importer", "exporter", "larger", "smaller", "reconciled"] as const;
export type ReporterChoice = (typeof reporterChoices)[number];

const countryKey = z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/, "must be a country key such as CHN or EU27");
const windowText = z
  .string()
  .max(15)
  .refine(
    (text) => parseWindow(text) !== undefined,
    `must be a year, a month or an interval of them, such as 2023, 2019/2021 or 2021-01/2021-11, ${yearsWords}`,
  );

export const traceRequestSchema = z
  .strictObject({
    origins: z.array(countryKey).min(1).max(50),
    destinations: z.array(countryKey).min(1).max(50),
    commodities: z
      .array(
        z
          .string()
          .max(12)
          .refine(
            isCommoditySelector,
            "must be an HS code of 2, 4 or 6 digits, TOTAL, all, or chpl: with a tier such as chpl:1",
          ),
      )
      .min(1)
      .max(500),
    via: z
      .array(countryKey)
      .min(1)
      .max(300)
      .optional()
      .describe("Only these third countries; aggregates are hubs only when named here"),
    maximumIntermediaries: z.int().min(1).max(2).default(1),
    before: windowText,
    after: windowText,
    reporter: z.enum(reporterChoices).default("best"),
    datasets: z
      .array(z.string().max(100))
      .min(1)
      .max(50)
      .optional()
      .describe("Order of precedence; others are left out"),
    minimumValue: z
      .number()
      .min(0)
      .optional()
      .describe("US dollars a year: least bottleneck in the larger of the two windows"),
    timeOrder: z.boolean().default(true).describe("Leave out chains whose later leg cannot follow the earlier one"),
    allowSplice: z
      .boolean()
      .default(false)
      .describe("Give marked figures where no one series covers both windows; never ranked by default"),
    cifRate: z
      .number()
      .min(0)
      .max(1)
      .default(0.06)
      .describe("c: CIF is divided by 1 + c where a chain mixes valuations"),
    detail: z.enum(["selection", "hs6"]).default("selection"),
    limit: z.int().min(1).max(traceLimit.maximum).default(traceLimit.default),
    budget: z
      .strictObject({
        chains: z.int().min(1).max(traceBudget.chains.maximum).default(traceBudget.chains.default),
        milliseconds: z.int().min(1).max(traceBudget.milliseconds.maximum).default(traceBudget.milliseconds.default),
      })
      .optional(),
    explain: z.boolean().default(false).describe("Give the observations and steps behind every leg"),
  })
  .superRefine((request, context) => {
    const before = parseWindow(request.before);
    const after = parseWindow(request.after);
    const fault = before && after ? windowPairFault(before, after) : undefined;
    if (fault !== undefined) context.addIssue({ code: "custom", path: ["before"], message: fault });
  })
  .meta({ id: "TraceRequest" });
export type TraceRequest = z.infer<typeof traceRequestSchema>;
export type TraceRequestInput = z.input<typeof traceRequestSchema>;

export const unknownReasons = [
  "not-covered",
  "not-reported",
  "reporter-break",
  "partial-year",
  "edition-change",
  "zero-base",
  "not-a-member-of-dataset",
] as const;
export type UnknownReason = (typeof unknownReasons)[number];

export const windowFigureSchema = z
  .strictObject({
    value: z.number().nullable().describe("US dollars a year; null: unknown"),
    total: z.number().nullable().describe("US dollars over the window"),
    periods: z.strictObject({ reported: z.int(), covered: z.int(), expected: z.int() }),
    absentAsZero: z.int().describe("Covered periods without a row, counted as zero"),
    converted: z.boolean().describe("The currency was converted to US dollars"),
    partial: z.boolean().describe("Fewer periods covered than the window has, or an incomplete set of sub-codes"),
    reportedTotal: z.number().nullable().describe("In reportedUnit of the leg"),
    reason: z.enum(unknownReasons).optional(),
  })
  .meta({ id: "WindowFigure" });
export type WindowFigure = z.infer<typeof windowFigureSchema>;

export const explainedObservationSchema = z.strictObject({
  hs: z.string(),
  period: z.string(),
  value: z.number().nullable(),
  reportedValue: z.number().nullable(),
  reportedUnit: z.string(),
  status: z.enum(observationStatuses),
  rows: z.string(),
  usdPerUnit: z.number().nullable().describe("US dollars per unit as declared"),
});
export const explanationSchema = z
  .strictObject({
    steps: z
      .array(z.string())
      .describe("In order: side, dataset and edition, basis, valuation, conversion, coverage, sums"),
    observations: z.array(explainedObservationSchema),
  })
  .meta({ id: "Explanation" });
export type Explanation = z.infer<typeof explanationSchema>;

const legRoute = { exporter: z.string(), importer: z.string() };

export const legSchema = z
  .strictObject({
    ...legRoute,
    reporter: z.enum(reporterSides),
    dataset: z.string(),
    flow: z.enum(tradeFlows),
    frequency: z.enum(frequencies),
    edition: z.enum([...hsEditions, "national"]),
    valuation: z.enum(valuations),
    basis: z.enum(partnerBases),
    status: z.enum(observationStatuses).describe("The weakest status of the observations used"),
    reportedUnit: z.string(),
    before: windowFigureSchema,
    after: windowFigureSchema,
    change: z.number().nullable(),
    growth: z.number().nullable(),
    growthInReportedUnit: z.number().nullable(),
    reason: z.enum(unknownReasons).optional().describe("Why change or growth is unknown"),
    spliced: z.boolean(),
    marks: z
      .array(z.string())
      .describe("Caveats of the figure in words, such as: goods originating in the hub; re-exports not visible"),
    relationshipIds: z.array(z.string()).describe("REPORTED_IN relationships that the figure was computed from"),
    evidence: z.array(nodeIdSchema),
    caveats: z.array(nodeIdSchema).describe("Caveat and reporting-gap claims that concern this leg"),
    explanation: explanationSchema.optional(),
  })
  .meta({ id: "Leg" });
export type Leg = z.infer<typeof legSchema>;

export const unreportedLegSchema = z
  .strictObject({
    ...legRoute,
    reporter: z
      .null()
      .describe(
        "No figures: nobody reports this leg in the data held, or none of the reporters and datasets asked for",
      ),
    evidence: z.array(nodeIdSchema),
    caveats: z.array(nodeIdSchema),
  })
  .meta({ id: "UnreportedLeg" });
export type UnreportedLeg = z.infer<typeof unreportedLegSchema>;

export const bottleneckSchema = z
  .strictObject({
    before: z.number().nullable().describe("US dollars a year: the smallest leg on one valuation basis"),
    after: z.number().nullable(),
    change: z.number().nullable(),
    growth: z.number().nullable(),
    reason: z.enum(unknownReasons).optional(),
    coarse: z.boolean().describe("Matched at the heading or chapter itself, not product by product"),
    partial: z.boolean(),
    ceiling: z
      .boolean()
      .describe(
        "true: a ceiling on the declared value matched; false: it rests on an incomplete leg and bounds nothing",
      ),
    valuation: z.enum([...valuations, "mixed"]).describe("mixed: CIF legs were divided by 1 + c"),
    limitingLeg: z.int().nullable().describe("Index of the smallest leg in the after window"),
  })
  .meta({ id: "Bottleneck" });
export type Bottleneck = z.infer<typeof bottleneckSchema>;

export const chainSchema = z
  .strictObject({
    countries: z.array(z.string()),
    commodity: z.string(),
    level: z
      .union([z.literal(0), z.literal(2), z.literal(4), z.literal(6)])
      .describe("Level at which the legs were matched"),
    legs: z.array(legSchema),
    bottleneck: bottleneckSchema,
    coarseBottleneck: bottleneckSchema
      .nullable()
      .describe("The code's own minimum, where the sum of its HS6 minima is given as well"),
    codes: z
      .strictObject({ matched: z.int(), selected: z.int(), failedTimeOrder: z.int() })
      .describe("HS6 codes behind the sum"),
    matchedByProduct: z.boolean().describe("false for all goods: context only"),
    flags: z.array(z.string()),
  })
  .meta({ id: "Chain" });
export type Chain = z.infer<typeof chainSchema>;

export const openChainSchema = z
  .strictObject({
    countries: z.array(z.string()),
    commodity: z.string(),
    legs: z.array(z.union([legSchema, unreportedLegSchema])),
  })
  .meta({ id: "OpenChain" });
export type OpenChain = z.infer<typeof openChainSchema>;

export const claimChainSchema = z
  .strictObject({
    countries: z.array(z.string()),
    commodity: z.string(),
    legs: z.array(
      z.strictObject({
        ...legRoute,
        claims: z.array(nodeIdSchema),
        figures: z.union([legSchema, z.null()]),
        evidence: z.array(nodeIdSchema),
        caveats: z.array(nodeIdSchema),
      }),
    ),
  })
  .meta({ id: "ClaimChain" });
export type ClaimChain = z.infer<typeof claimChainSchema>;

export const directFlowSchema = z
  .strictObject({
    origin: z.string(),
    destination: z.string(),
    commodity: z.string(),
    leg: z.union([legSchema, unreportedLegSchema]),
  })
  .meta({ id: "DirectFlow" });
export type DirectFlow = z.infer<typeof directFlowSchema>;

export const traceResponseSchema = z
  .strictObject({
    completeness: z.discriminatedUnion("status", [
      z.strictObject({ status: z.literal("complete") }),
      z.strictObject({ status: z.literal("stopped"), reason: z.string() }),
    ]),
    dataVersion: z.string(),
    assumptions: z.array(z.string()),
    notice: z.string(),
    selection: z
      .array(z.strictObject({ selector: z.string(), codes: z.int(), withData: z.int() }))
      .describe("How many codes of a tier, chapter or list have data"),
    chains: z.array(chainSchema),
    total: z.int().describe("Chains found; `chains` holds the first of them"),
    leftOutByTimeOrder: z.int(),
    claimChains: z.array(claimChainSchema),
    openChains: z.array(openChainSchema),
    openTotal: z.int(),
    direct: z.array(directFlowSchema),
    unallocated: z.array(
      z.strictObject({
        reporter: z.string(),
        dataset: z.string(),
        flow: z.enum(tradeFlows),
        commodity: z.string(),
        kind: z.enum(unallocatedKinds),
        window: z.enum(["before", "after"]),
        value: z.number().nullable().describe("US dollars over the window; null: declared without a value"),
        shareOfWorld: z.number().nullable().describe("Of the reporter's trade with the world; null: not held"),
      }),
    ),
    evidenceNodes: z.array(graphNodeSchema).describe("Every source, claim and caveat that the answer names"),
  })
  .meta({ id: "TraceResponse" });
export type TraceResponse = z.infer<typeof traceResponseSchema>;

/** One line of a streamed trace: first the answer without its chains, then each chain in order, last the end. */
export const traceStreamLineSchema = z
  .union([
    traceResponseSchema.omit({ chains: true }),
    chainSchema,
    z
      .strictObject({
        completeness: traceResponseSchema.shape.completeness,
        chains: z.int().describe("Chains in the lines before; a stream without this line was cut"),
      })
      .meta({ id: "TraceStreamEnd" }),
  ])
  .meta({ id: "TraceStreamLine" });
export type TraceStreamLine = z.infer<typeof traceStreamLineSchema>;

/** Printed with every trace, picture and export. */
export const traceNotice =
  "Customs statistics do not show that the same goods moved on. Standing in a list or a chain implies no wrongdoing.";
