/** `entrepot trace`: chains from origins through third countries to destinations. */
import type { Command } from "commander";
import { reporterChoices, type TraceRequest, type TraceResponse } from "#graph-schema/contract/trace.ts";
import { openSeededStore } from "../open-store.ts";
import { TraceEngineError } from "../trace-engine/trace-engine-error.ts";
import { openTraceEngine } from "../trace-engine/trace-engine.ts";
import { CliError } from "./cli-error.ts";
import { printTrace } from "./print-trace.ts";
import { traceToCsv } from "./trace-csv.ts";
import { optionOf, readTraceRequest, type TraceOptions } from "./trace-request.ts";

function toCliError(error: unknown): unknown {
  if (!(error instanceof TraceEngineError) || error.field === undefined) return error;
  return new CliError(`${optionOf(error.field)}: ${error.message}`, 2);
}

async function ask(request: TraceRequest, uri: string | undefined): Promise<TraceResponse> {
  const store = await openSeededStore({ access: "read", ...(uri === undefined ? {} : { uri }) });
  try {
    const engine = await openTraceEngine(store, { threads: 1 });
    try {
      return await engine.trace(request);
    } finally {
      await engine.close();
    }
  } catch (error) {
    throw toCliError(error);
  } finally {
    await store.close();
  }
}

async function trace(origins: string, destinations: string, options: TraceOptions): Promise<void> {
  if (options.json && options.csv) throw new CliError("--json and --csv exclude each other", 2);
  const request = readTraceRequest(origins, destinations, options);
  const answer = await ask(request, options.store);
  if (options.json) console.log(JSON.stringify(answer, null, 2));
  else if (options.csv) process.stdout.write(traceToCsv(request, answer));
  else printTrace(request, answer);
}

export function addTraceCommand(program: Command): void {
  program
    .command("trace <origins> <destinations>")
    .description(
      "possible chains by country keys, such as: trace CHN RUS --hs 8482 --before 2019/2021 --after 2022/2023",
    )
    .requiredOption("--hs <codes>", "HS codes of 2, 4 or 6 digits, TOTAL, all or chpl:<tier>, separated by commas")
    .requiredOption("--before <window>", "years or months, both ends included: 2019/2021, 2021-01/2021-11")
    .requiredOption("--after <window>", "of the same precision, beginning after the first has ended")
    .option("--via <countries>", "only these third countries; aggregates only when named")
    .option("--intermediaries <count>", "most third countries in a chain: 1 or 2")
    .option("--reporter <side>", `whose figures: ${reporterChoices.join(", ")}`)
    .option("--datasets <ids>", "datasets in order of precedence; others are left out")
    .option("--detail <level>", "hs6: a chain for each six-digit code below the selected ones")
    .option("--min <usd>", "least bottleneck in US dollars a year, in the larger of the two windows")
    .option("--limit <count>", "most chains to show")
    .option("--cif-rate <share>", "insurance and freight as a share of FOB, where a chain mixes valuations: 0.06")
    .option("--milliseconds <count>", "time that the search may take")
    .option("--no-time-order", "keep chains whose later leg cannot follow the earlier one")
    .option("--allow-splice", "marked figures where no one series serves both windows")
    .option("--explain", "how each figure was computed, down to the rows")
    .option("--json", "print the API's answer")
    .option("--csv", "print a table for spreadsheets")
    .option("--store <uri>", "sqlite:FOLDER instead of ENTREPOT_DATA")
    .action(trace);
}
