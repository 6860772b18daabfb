import { z } from "zod";

export const importStatuses = ["queued", "running", "succeeded", "failed", "cancelled"] as const;
export type ImportStatus = (typeof importStatuses)[number];
/** `waiting`: for the end of an import that another server is writing. */
export const importPhases = ["receiving", "reading", "checking", "waiting", "committing", "indexing", "done"] as const;

export const importProgressSchema = z
  .strictObject({
    phase: z.enum(importPhases),
    bytesRead: z.int(),
    bytesTotal: z.int().nullable(),
    rowsRead: z.int(),
    rowsPerSecond: z.number().nullable(),
    secondsLeft: z.number().nullable(),
  })
  .meta({ id: "ImportProgress" });
export type ImportProgress = z.infer<typeof importProgressSchema>;

export const rejectionSchema = z.strictObject({
  line: z.int().describe("Line in the file, counted from 1; 0 for an element that does not stand in one line"),
  field: z.string().nullable(),
  value: z.string().nullable().describe("The faulty value, cut at 200 characters"),
  reason: z.string(),
});
export type Rejection = z.infer<typeof rejectionSchema>;

export const importReportSchema = z
  .strictObject({
    format: z.string().describe("Id of the format that the file was recognised as"),
    formatLabel: z.string().describe("The format in words"),
    encoding: z.string(),
    dataset: z.string(),
    read: z.int().describe("Data rows read"),
    accepted: z.int(),
    changed: z.int().describe("Observations or graph elements that are new or differ now"),
    unchanged: z.int(),
    rejected: z.int(),
    rejections: z.array(rejectionSchema).describe("The first of them; all in rejections.csv"),
    unallocated: z.int().describe("Rows kept as unallocated amounts (world, areas nes, free zones, …)"),
    skipped: z
      .array(z.strictObject({ reason: z.string(), rows: z.int() }))
      .describe("Rows left out by a rule of the format, counted by reason"),
    coverage: z.enum(["declared", "inferred", "none"]),
    notes: z.array(z.string()),
  })
  .meta({ id: "ImportReport" });
export type ImportReport = z.infer<typeof importReportSchema>;

/** The `mapping` field of the upload: what the user wishes to fix by hand. Everything is optional. */
export const importOptionsSchema = z
  .strictObject({
    dataset: z
      .string()
      .regex(/^source:[a-z0-9]+(-[a-z0-9]+)*$/, "must be an id such as source:my-customs-data")
      .optional()
      .describe("Dataset id to import into, instead of the format's own"),
    format: z.string().optional(),
    coverage: z.enum(["infer", "none"]).optional(),
    strict: z.boolean().optional().describe("One rejected row fails the whole import"),
  })
  .meta({ id: "ImportOptions" });
export type ImportOptions = z.infer<typeof importOptionsSchema>;

export const importResponseSchema = z
  .strictObject({
    id: z.string(),
    fileName: z.string(),
    status: z.enum(importStatuses),
    progress: importProgressSchema,
    report: importReportSchema.nullable(),
    failure: z.string().nullable().describe("Why it failed, naming line or column"),
    created: z.iso.datetime(),
    finished: z.iso.datetime().nullable(),
    dataVersion: z.string().nullable(),
  })
  .meta({ id: "Import" });
export type ImportResponse = z.infer<typeof importResponseSchema>;
