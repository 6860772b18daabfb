/** The commands, and what a failure of one looks like. */
import { Command, CommanderError } from "commander";
import { version } from "../version.ts";
import { CliError } from "./cli-error.ts";
import { addCopyCommand } from "./copy.ts";
import { addDatasetCommand } from "./dataset.ts";
import { addDoctorCommand } from "./doctor.ts";
import { addExportCommand } from "./export.ts";
import { addImportCommand } from "./import.ts";
import { addRefreshCommand } from "./refresh.ts";
import { addSearchCommand } from "./search.ts";
import { addServeCommand } from "./serve.ts";
import { addTraceCommand } from "./trace.ts";

function createProgram(): Command {
  const program = new Command("entrepot")
    .description("Explore a knowledge graph of diplomatic and trade relationships, with the evidence for every hop")
    .version(version)
    .showHelpAfterError("(--help lists what there is)")
    .exitOverride();
  addServeCommand(program);
  addTraceCommand(program);
  addSearchCommand(program);
  addImportCommand(program);
  addDatasetCommand(program);
  addExportCommand(program);
  addCopyCommand(program);
  addDoctorCommand(program);
  addRefreshCommand(program);
  return program;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CliError) return error.exitCode;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return 1;
}

/** Commander has printed its own message already; of anything else the message is enough for a user. */
function reportError(error: unknown): void {
  if (error instanceof CommanderError) return;
  console.error(`entrepot: ${error instanceof Error ? error.message : String(error)}`);
}

/** Runs the command that the process was given; sets the exit code: 0 done, 1 failed, 2 wrongly written. */
export async function runProgram(): Promise<void> {
  // A reader such as `head` that stops early closes the pipe, which is no failure of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  try {
    await createProgram().parseAsync();
  } catch (error) {
    reportError(error);
    process.exitCode = exitCodeOf(error);
  }
}
