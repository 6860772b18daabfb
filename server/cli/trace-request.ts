/** The options of `entrepot trace` as a request of the API. */
import { traceRequestSchema, type TraceRequest } from "#graph-schema/contract/trace.ts";
import { faultsOfZodError } from "../http/zod-faults.ts";
import { CliError } from "./cli-error.ts";

export interface TraceOptions {
  hs: string;
  before: string;
  after: string;
  via?: string;
  intermediaries?: string;
  reporter?: string;
  datasets?: string;
  detail?: string;
  min?: string;
  limit?: string;
  cifRate?: string;
  milliseconds?: string;
  /** False with --no-time-order. */
  timeOrder: boolean;
  allowSplice?: true;
  explain?: true;
  json?: true;
  csv?: true;
  store?: string;
}

/** What each field of the request is called on the command line. */
const optionNames: Record<string, string> = {
  origins: "<origins>",
  destinations: "<destinations>",
  commodities: "--hs",
  via: "--via",
  maximumIntermediaries: "--intermediaries",
  before: "--before",
  after: "--after",
  reporter: "--reporter",
  datasets: "--datasets",
  detail: "--detail",
  minimumValue: "--min",
  limit: "--limit",
  cifRate: "--cif-rate",
  budget: "--milliseconds",
};

function list(text: string): string[] {
  return text.split(",").map((part) => part.trim());
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** `origins.0` of a request as the user wrote it: `<origins>, item 1`. */
export function optionOf(field: string): string {
  const [name = field, at] = field.split(".");
  const option = optionNames[name] ?? name;
  return at !== undefined && /^\d+$/.test(at) ? `${option}, item ${Number(at) + 1}` : option;
}

/** Throws a CliError that names the option at fault. */
export function readTraceRequest(origins: string, destinations: string, options: TraceOptions): TraceRequest {
  const { before, after, reporter, detail, timeOrder, milliseconds } = options;
  const parsed = traceRequestSchema.safeParse({
    origins: list(origins),
    destinations: list(destinations),
    commodities: list(options.hs),
    via: options.via === undefined ? undefined : list(options.via),
    maximumIntermediaries: number(options.intermediaries),
    before,
    after,
    reporter,
    datasets: options.datasets === undefined ? undefined : list(options.datasets),
    detail,
    minimumValue: number(options.min),
    limit: number(options.limit),
    cifRate: number(options.cifRate),
    budget: milliseconds === undefined ? undefined : { milliseconds: Number(milliseconds) },
    timeOrder,
    allowSplice: options.allowSplice,
    explain: options.explain,
  });
  if (parsed.success) return parsed.data;
  const [fault] = faultsOfZodError(parsed.error, "command");
  throw new CliError(
    fault === undefined ? "The command is not valid" : `${optionOf(fault.field)}: ${fault.message}`,
    2,
  );
}
