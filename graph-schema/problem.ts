/** Problem details (RFC 9457). Type ids are stable: `/problems/<slug>`; programs match on them, people read title and detail. */
import { z } from "zod";

export const problemTypes = {
  "invalid-request": { status: 400, title: "The request is not valid" },
  "malformed-json": { status: 400, title: "The body is not valid JSON" },
  "cypher-syntax": { status: 400, title: "The query is not valid Cypher" },
  unauthorized: { status: 401, title: "A token is needed" },
  "forbidden-host": { status: 403, title: "This Host is not served here" },
  "forbidden-origin": { status: 403, title: "Another site may not write here" },
  "cypher-refused": { status: 403, title: "The query does more than read the graph" },
  "not-found": { status: 404, title: "There is nothing at this address" },
  "method-not-allowed": { status: 405, title: "This address does not answer to that method" },
  conflict: { status: 409, title: "The present state does not allow this" },
  "payload-too-large": { status: 413, title: "The body is too large" },
  "unsupported-media-type": { status: 415, title: "This content type is not read here" },
  "unknown-reference": { status: 422, title: "The request names something that does not exist" },
  "cypher-failed": { status: 422, title: "The query cannot be answered" },
  "no-equivalent": { status: 422, title: "The question cannot be shown as a Cypher query" },
  "unreadable-file": { status: 422, title: "The file cannot be read as what it claims to be" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "The server failed" },
  "not-available": { status: 501, title: "Not available with this store" },
  "store-unavailable": { status: 503, title: "The store cannot be reached" },
  "not-ready": { status: 503, title: "The server is not ready yet" },
  "timed-out": { status: 503, title: "The answer took too long" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemType = keyof typeof problemTypes;

/** One fault of a request: where (a JSON path, a parameter, a line) and what would be right. */
export const faultSchema = z.strictObject({
  field: z.string().describe("JSON path such as before or origins.0, a query parameter, or a line of a file"),
  message: z.string(),
});
export type Fault = z.infer<typeof faultSchema>;

export const problemSchema = z
  .strictObject({
    type: z.string().describe("/problems/<slug>"),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional().describe("The id of the request, as in the log"),
    faults: z.array(faultSchema).optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problemSchema>;
