/** Reads the data files of this folder; every fault names the file and the row. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";

/** A fault in the seed files: `places` name file and row, and what is wrong there. */
export class SeedError extends Error {
  readonly places: readonly string[];

  constructor(places: readonly string[]) {
    super(`The seeds cannot be used:\n${places.join("\n")}`);
    this.name = "SeedError";
    this.places = places;
  }
}

/** One row of a file, not yet checked. `place` reads `countries.json row 12` or `chpl.csv line 3`. */
export interface SeedRow {
  place: string;
  value: unknown;
}

/** Rows of a JSON file that holds one array; rows are counted from 1. */
export function readJsonRows(folder: string, name: string): SeedRow[] {
  const rows = z.array(z.unknown()).parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
  return rows.map((value, index) => ({ place: `${name} row ${index + 1}`, value }));
}

/** Rows of every JSON file of a subfolder, files in the order of their names. */
export function readJsonFolder(folder: string, subfolder: string): SeedRow[] {
  return listFiles(folder, subfolder, ".json").flatMap((name) => readJsonRows(folder, name));
}

/** Rows of a CSV file with a header, as objects by column; the line is that of the file. */
export function readCsvRows(folder: string, name: string): SeedRow[] {
  const rows: { record: Record<string, string>; info: { lines: number } }[] = parse(
    readFileSync(join(folder, name), "utf8"),
    { columns: true, info: true },
  );
  return rows.map(({ record, info }) => ({ place: `${name} line ${info.lines}`, value: record }));
}

/** Names, relative to `folder`, of the files of a subfolder that end so; sorted. */
export function listFiles(folder: string, subfolder: string, ending: string): string[] {
  const names = readdirSync(join(folder, subfolder)).filter((name) => name.endsWith(ending));
  return names.toSorted().map((name) => `${subfolder}/${name}`);
}

/** The row as the schema reads it, or a SeedError that names every field at fault. */
export function readRow<Schema extends z.ZodType>(schema: Schema, row: SeedRow): z.output<Schema> {
  const result = schema.safeParse(row.value);
  if (result.success) return result.data;
  throw new SeedError(result.error.issues.map((issue) => `${row.place}: ${issue.path.join(".")}: ${issue.message}`));
}
