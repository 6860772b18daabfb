/** Reads JSON that strangers wrote: bounded nesting before anything is built, and faults by line and column. */
import { findSyntaxFault } from "./json-syntax.ts";
import { ProblemError } from "./problem-error.ts";

export const maximumDepth = 64;

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position);
  const line = before.split("\n").length;
  return `line ${line}, column ${position - before.lastIndexOf("\n")}`;
}

/** Position of the bracket that opens level 65, or undefined. Counts without recursion; brackets inside strings do not count. */
export function findTooDeep(text: string): number | undefined {
  let depth = 0;
  let inString = false;
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position];
    if (inString) {
      if (character === "\\") position += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") {
      depth += 1;
      if (depth > maximumDepth) return position;
    } else if (character === "}" || character === "]") depth -= 1;
  }
  return undefined;
}

function malformed(text: string, position: number, what: string): ProblemError {
  return new ProblemError("malformed-json", `${what} at ${placeOf(text, position)}`);
}

function pathOfNul(value: unknown, path: string): string | undefined {
  if (typeof value === "string") return value.includes("\0") ? path : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const below = path === "" ? key : `${path}.${key}`;
    const found = key.includes("\0") ? path : pathOfNul(part, below);
    if (found !== undefined) return found;
  }
  return undefined;
}

function refuseNul(value: unknown, whole: string): void {
  const path = pathOfNul(value, "");
  if (path === undefined) return;
  const field = path === "" ? whole : path;
  const fault = { field, message: "holds a NUL character, which no text here may" };
  throw new ProblemError("invalid-request", `${field}: ${fault.message}`, { faults: [fault] });
}

/** Parses JSON text; throws a ProblemError that says where it goes wrong. `whole` names the text: body, mapping. */
export function readJsonText(text: string, whole = "body"): unknown {
  const tooDeep = findTooDeep(text);
  if (tooDeep !== undefined) throw malformed(text, tooDeep, `The ${whole} nests deeper than ${maximumDepth} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw malformed(text, findSyntaxFault(text) ?? text.length, `The ${whole} stops being JSON`);
  }
  refuseNul(value, whole);
  return value;
}
