/** `entrepot import`: bring a file of trade figures into the store, or into that of a running server. */
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Command } from "commander";
import { importOptionsSchema, type ImportOptions } from "#graph-schema/contract/import.ts";
import { faultsOfZodError } from "../http/zod-faults.ts";
import { listFormats } from "../importers/list-formats.ts";
import { CliError } from "./cli-error.ts";
import { listenForInterrupt } from "./interrupt.ts";
import { importLocally, type ImportTask } from "./import-locally.ts";
import { importToServer } from "./import-to-server.ts";
import { describeReport, type ImportEnd } from "./print-import.ts";
import { printable } from "./printable.ts";
import { createProgressLine } from "./progress-line.ts";

interface CommandOptions {
  store?: string;
  server?: string;
  dataset?: string;
  format?: string;
  strict?: true;
  inferCoverage: boolean;
  rejections?: string;
  json?: true;
}

function readOptions(options: CommandOptions): ImportOptions {
  const { dataset, format, strict, inferCoverage } = options;
  const parsed = importOptionsSchema.safeParse({
    dataset,
    format,
    strict,
    ...(inferCoverage ? {} : { coverage: "none" }),
  });
  if (parsed.success) return parsed.data;
  const [fault] = faultsOfZodError(parsed.error, "options");
  throw new CliError(`--${fault?.field}: ${fault?.message}`, 2);
}

/** undefined: nothing is there. Any other failure, such as a folder that may not be entered, is told as it is. */
async function findEntry(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new CliError(`${printable(path)} cannot be looked at: ${String(code ?? error)}`);
  }
}

async function requireFile(path: string): Promise<void> {
  const found = await findEntry(path);
  if (found === undefined) throw new CliError(`There is no file ${printable(path)}`);
  if (!found.isFile()) throw new CliError(`${printable(path)} is not a file`);
}

/** Told before the import, not after it. */
async function requireFolderOf(path: string | undefined): Promise<void> {
  const folder = dirname(path ?? ".");
  const found = await findEntry(folder);
  if (found?.isDirectory() !== true) throw new CliError(`--rejections: there is no folder ${printable(folder)}`, 2);
}

async function runImport(path: string, options: CommandOptions): Promise<ImportEnd> {
  const line = createProgressLine();
  const { signal, release } = listenForInterrupt("Cancelled; nothing was imported");
  const task: ImportTask = {
    path,
    options: readOptions(options),
    rejectionsPath: options.rejections,
    onProgress: (progress) => line.show(progress),
    signal,
  };
  try {
    if (options.server !== undefined) return await importToServer(options.server, task);
    return await importLocally(options.store, task);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    line.end();
    release();
  }
}

function printEnd(end: ImportEnd, asJson: boolean): void {
  if (asJson) console.log(JSON.stringify(end, null, 2));
  else if (end.report !== null) console.log(describeReport(end.fileName, end.report));
}

async function importCommand(path: string, options: CommandOptions): Promise<void> {
  if (options.server !== undefined && options.store !== undefined) {
    throw new CliError("--store and --server exclude each other: a server imports into its own store", 2);
  }
  await requireFile(path);
  await requireFolderOf(options.rejections);
  const end = await runImport(path, options);
  printEnd(end, options.json === true);
  if (end.status !== "succeeded") throw new CliError(`Not imported. ${printable(end.failure ?? end.status)}`);
}

function describeFormats(): string {
  const lines = listFormats().map(({ id, description }) => `  ${id}\n      ${description}`);
  return `\nFormats, recognised by their header:\n${lines.join("\n")}`;
}

export function addImportCommand(program: Command): void {
  program
    .command("import <file>")
    .description("import a table of trade figures; rows that cannot be read are rejected one by one")
    .option("--strict", "one rejected row fails the whole import")
    .option("--no-infer-coverage", "take absent rows as unknown where the file's publisher declares no coverage")
    .option("--dataset <id>", "dataset to import into, instead of the format's own")
    .option("--format <id>", "take the file for this format only")
    .option("--rejections <file>", "write every rejected row to a CSV file")
    .option("--store <uri>", "sqlite:FOLDER instead of ENTREPOT_DATA")
    .option("--server <address>", "import through the server at this address, which has the store open")
    .option("--json", "print the report as JSON")
    .addHelpText("after", describeFormats)
    .action(importCommand);
}
