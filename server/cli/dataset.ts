/** `entrepot dataset`: list the datasets of a store, and take an import back. */
import type { Command } from "commander";
import CliTable from "cli-table3";
import { isNodeId } from "#graph-schema/node-id.ts";
import { datasetRemovalSchema, type DatasetRemoval, type DatasetSummary } from "#graph-schema/contract/statistics.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { openSeededStore } from "../open-store.ts";
import { apiAddress, askServerFor } from "./ask-server.ts";
import { CliError } from "./cli-error.ts";
import { printable } from "./printable.ts";

interface CommandOptions {
  store?: string;
  server?: string;
  json?: true;
}

async function withStore<Answer>(
  { store: uri }: CommandOptions,
  access: "read" | "write",
  question: (store: GraphStore) => Promise<Answer>,
): Promise<Answer> {
  const store = await openSeededStore({ access, ...(uri === undefined ? {} : { uri }) });
  try {
    return await question(store);
  } finally {
    await store.close();
  }
}

const borderless = {
  chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  style: { head: [], border: [] },
};

function printTable(datasets: readonly DatasetSummary[]): void {
  const table = new CliTable({ head: ["Id", "Name", "Routes", "Observations"], ...borderless });
  for (const { id, label, routes, observations } of datasets) table.push([id, printable(label), routes, observations]);
  console.log(table.toString());
}

async function listDatasets(options: CommandOptions): Promise<void> {
  const datasets = await withStore(options, "read", (store) => store.listDatasets());
  if (options.json) console.log(JSON.stringify(datasets, null, 2));
  else printTable(datasets);
}

function removeOnServer(server: string, id: string): Promise<DatasetRemoval> {
  const address = apiAddress(server, `/datasets/${encodeURIComponent(id)}`);
  return askServerFor(address, { method: "DELETE" }, datasetRemovalSchema);
}

async function removeDataset(id: string, options: CommandOptions): Promise<void> {
  const { server, store: uri } = options;
  if (!isNodeId(id)) throw new CliError(`${printable(id)} is no id of a dataset, such as source:un-comtrade`, 2);
  if (server !== undefined && uri !== undefined) {
    throw new CliError("--store and --server exclude each other: a server has its own store", 2);
  }
  const removal =
    server === undefined
      ? await withStore(options, "write", (store) => store.removeDataset(id))
      : await removeOnServer(server, id);
  if (removal === undefined) throw new CliError(`Nothing was imported into ${id}`);
  if (options.json) return console.log(JSON.stringify(removal, null, 2));
  const { observations, series, nodes, relationships } = removal.removed;
  console.log(
    `${id}: ${observations} observations in ${series} series, ${nodes} nodes, ${relationships} relationships removed`,
  );
  return undefined;
}

export function addDatasetCommand(program: Command): void {
  const dataset = program.command("dataset").description("list the datasets of a store, or take an import back");
  dataset
    .command("list")
    .description("every dataset with what it holds")
    .option("--store <uri>", "sqlite:FOLDER instead of ENTREPOT_DATA")
    .option("--json", "print the list as JSON")
    .action(listDatasets);
  dataset
    .command("remove <id>")
    .description("take back everything that imports into this dataset brought; what came with the product stays")
    .option("--store <uri>", "sqlite:FOLDER instead of ENTREPOT_DATA")
    .option("--server <address>", "remove through the server at this address, which has the store open")
    .option("--json", "print what was removed as JSON")
    .action(removeDataset);
}
