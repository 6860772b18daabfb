/** Checks parts of a request against the contract; what does not fit is a 400 that names each field. */
import type { Request } from "express";
import type { z } from "zod";
import { isNodeId } from "#graph-schema/node-id.ts";
import { ProblemError } from "./problem-error.ts";
import { faultsOfZodError } from "./zod-faults.ts";

/** Throws a ProblemError `invalid-request`; `whole` names the part in messages: body, query, mapping. */
export function parseOrRefuse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  whole: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = faultsOfZodError(parsed.error, whole);
  const first = faults[0];
  const detail = first === undefined ? `The ${whole} is not valid` : `${first.field}: ${first.message}`;
  throw new ProblemError("invalid-request", detail, { faults });
}

/** The body, which the JSON reader has parsed already. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  return parseOrRefuse(schema, request.body, "body");
}

function refuseRepeated(query: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      const fault = { field, message: "is given more than once" };
      throw new ProblemError("invalid-request", `${field}: ${fault.message}`, { faults: [fault] });
    }
  }
}

export function parseQuery<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const query = { ...request.query };
  refuseRepeated(query);
  return parseOrRefuse(schema, query, "query");
}

/** A path parameter as it stands in the matched template, percent-encoding undone. */
export function pathParameter(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === "string" ? value : "";
}

/** The `{id}` of the path as a node id; anything else is a 400. */
export function nodeIdParameter(request: Request): string {
  const id = pathParameter(request, "id");
  if (isNodeId(id)) return id;
  const fault = { field: "id", message: "must be a node id such as country:KGZ" };
  throw new ProblemError("invalid-request", `id: ${fault.message}`, { faults: [fault] });
}
