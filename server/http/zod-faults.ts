/** Reads zod's issues as faults of a request: the JSON path, and what would be right. */
import type { z } from "zod";
import type { Fault } from "#graph-schema/problem.ts";

type Issue = z.core.$ZodIssue;

/** More faults than this help nobody. */
const maximumFaults = 20;
const maximumLength = 300;

function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join(".");
}

function clip(text: string): string {
  return text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text;
}

function faultsOfIssue(issue: Issue, whole: string): Fault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      field: clip(pathText([...issue.path, key])),
      message: "is not known here; remove it",
    }));
  }
  const field = clip(pathText(issue.path));
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return [{ field: field === "" ? whole : field, message: isMissing ? "is missing" : clip(issue.message) }];
}

/**
 * @param whole - what to call the whole of it where an issue has no path, such as `body`
 * @returns at most 20 faults, in zod's order
 */
export function faultsOfZodError(error: z.ZodError, whole: string): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, whole)).slice(0, maximumFaults);
}
