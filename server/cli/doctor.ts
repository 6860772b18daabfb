/** `entrepot doctor`: what is to be said about a store, and what to do about it; also where it cannot be opened. */
import type { Command } from "commander";
import { readStoreUri } from "../config.ts";
import { examineStore, type StoreReport } from "../doctor/examine-store.ts";
import type { Finding, FindingLevel } from "../graph-store/finding.ts";
import { readStoreSettings } from "../store-settings.ts";
import { CliError } from "./cli-error.ts";
import { listenForInterrupt } from "./interrupt.ts";
import { printable } from "./printable.ts";

interface CommandOptions {
  store?: string;
  deep?: true;
  json?: true;
}

const marks: Record<FindingLevel, string> = { ok: "ok     ", note: "note   ", warning: "WARNING", error: "ERROR  " };
const indent = " ".repeat(marks.ok.length + 1);

function printFinding({ about, level, text, advice, details = [] }: Finding): void {
  console.log(`${marks[level]} ${about}: ${printable(text)}`);
  if (advice !== undefined) console.log(`${indent}→ ${printable(advice)}`);
  for (const detail of details) console.log(`${indent}  ${printable(detail)}`);
}

function printReport({ store, version, findings }: StoreReport): void {
  console.log(`Entrepôt ${version}, ${printable(store)}`);
  for (const finding of findings) printFinding(finding);
}

async function examine({ store: given, deep, json }: CommandOptions): Promise<void> {
  const settings = readStoreSettings(given ?? readStoreUri(process.env), process.env);
  const { signal, release } = listenForInterrupt("Interrupted");
  try {
    const report = await examineStore(settings, deep === true, signal);
    if (json) console.log(JSON.stringify(report, null, 2));
    else printReport(report);
    const errors = report.findings.filter(({ level }) => level === "error").length;
    if (errors > 0) throw new CliError(errors === 1 ? "One error was found" : `${errors} errors were found`);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    release();
  }
}

export function addDoctorCommand(program: Command): void {
  program
    .command("doctor")
    .description("say how the store is, and what to do; exit code 1 where an error is found")
    .option("--store <uri>", "sqlite:FOLDER or neo4j://HOST?database=NAME&prefix=Ep instead of the environment's")
    .option("--deep", "read everything: SQLite's full check, every content digest recomputed")
    .option("--json", "print the findings as JSON")
    .action(examine);
}
