/** Recognises a file by its header; file names say nothing. */
import { ImportFailure } from "../import-failure.ts";
import { columnName, type HeaderSignature, type TradeFormat } from "../trade-format.ts";

export interface HeaderMatch {
  missing: string[];
  /** As the file writes them, with their position from 1. */
  unknown: { name: string; column: number }[];
  /** Columns of the signature that the header has. */
  shared: number;
}

export function matchHeader(header: readonly string[], signature: HeaderSignature): HeaderMatch {
  const required = new Set(signature.required.map(columnName));
  const known = new Set([...required, ...signature.optional.map(columnName)]);
  const present = new Set(header.map(columnName));
  const unknown = header
    .map((name, index) => ({ name, column: index + 1 }))
    .filter(({ name }) => !known.has(columnName(name)) && signature.isValueColumn?.(columnName(name)) !== true);
  return {
    missing: signature.required.filter((name) => !present.has(columnName(name))),
    unknown,
    shared: [...known].filter((name) => present.has(name)).length,
  };
}

function isMatch(match: HeaderMatch): boolean {
  return match.missing.length === 0 && match.unknown.length === 0;
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function listColumns(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `"${clip(name)}"`);
  return names.length > shown.length ? `${shown.join(", ")} and ${names.length - shown.length} more` : shown.join(", ");
}

function describeMismatch(format: TradeFormat, match: HeaderMatch): string {
  const parts: string[] = [];
  if (match.missing.length > 0) parts.push(`lacks the column ${listColumns(match.missing)}`);
  const first = match.unknown[0];
  if (first !== undefined) {
    const others = match.unknown.length > 1 ? ` and ${match.unknown.length - 1} more` : "";
    parts.push(`has the unknown column "${clip(first.name)}" (column ${first.column})${others}`);
  }
  return `The file looks like ${format.label}, but its header ${parts.join(" and ")}`;
}

/** The format that shares most columns, where it is more than half of what it requires. */
function findClosest(
  header: readonly string[],
  formats: readonly TradeFormat[],
): { format: TradeFormat; match: HeaderMatch } | undefined {
  const candidates = formats
    .map((format) => ({ format, match: matchHeader(header, format.signature) }))
    .filter(({ format, match }) => match.missing.length * 2 < format.signature.required.length)
    .toSorted((a, b) => a.match.missing.length - b.match.missing.length || b.match.shared - a.match.shared);
  return candidates[0];
}

function refuseRepeatedColumn(header: readonly string[]): void {
  const seen = new Set<string>();
  for (const [index, name] of header.entries()) {
    if (seen.has(columnName(name))) {
      throw new ImportFailure(`Line 1: the column "${clip(name)}" stands twice (again as column ${index + 1})`);
    }
    seen.add(columnName(name));
  }
}

function describeUnknown(header: readonly string[], formats: readonly TradeFormat[]): string {
  if (header.every((name) => name === ""))
    return "Line 1 is empty: a table begins with a header that names its columns";
  const closest = findClosest(header, formats);
  if (closest !== undefined) return describeMismatch(closest.format, closest.match);
  const labels = formats.map(({ label }) => label).join("; ");
  return `Line 1 is not a header that is known here: it has the columns ${listColumns(header)}. Known formats: ${labels}`;
}

/**
 * The format whose signature the header fits. `wanted` is a format's id that the user named.
 * Throws an ImportFailure that names the columns at fault.
 */
export function detectFormat(header: readonly string[], formats: readonly TradeFormat[], wanted?: string): TradeFormat {
  const candidates = wanted === undefined ? formats : formats.filter(({ id }) => id === wanted);
  if (candidates.length === 0) {
    throw new ImportFailure(`There is no format "${wanted}"; known: ${formats.map(({ id }) => id).join(", ")}`);
  }
  const found = candidates.find(({ signature }) => isMatch(matchHeader(header, signature)));
  if (found === undefined) throw new ImportFailure(describeUnknown(header, candidates));
  refuseRepeatedColumn(header);
  return found;
}
