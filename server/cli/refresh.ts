/** `entrepot refresh`: take notice of what others than imports have changed in the store. */
import type { Command } from "commander";
import { refreshSchema, type Refresh } from "#graph-schema/contract/statistics.ts";
import { readStoreUri } from "../config.ts";
import { refuseUnfinishedCopy } from "../copy/copy-record.ts";
import { openGraphStore } from "../graph-store/open-graph-store.ts";
import { readStoreSettings } from "../store-settings.ts";
import { apiAddress, askServer } from "./ask-server.ts";
import { CliError } from "./cli-error.ts";
import { printable } from "./printable.ts";

interface CommandOptions {
  store?: string;
  server?: string;
  json?: true;
}

async function refreshOnServer(server: string): Promise<Refresh> {
  const answer = await askServer(apiAddress(server, "/refresh"), { method: "POST" });
  return refreshSchema.parse(await answer.json());
}

async function refreshStore(given: string | undefined): Promise<Refresh> {
  const { uri, neo4j } = readStoreSettings(given ?? readStoreUri(process.env), process.env);
  const store = await openGraphStore(uri, { neo4j });
  try {
    await refuseUnfinishedCopy(store);
    return await store.recount();
  } finally {
    await store.close();
  }
}

async function refresh({ store, server, json }: CommandOptions): Promise<void> {
  if (server !== undefined && store !== undefined) {
    throw new CliError("--store and --server exclude each other: a server has its own store", 2);
  }
  const done = server === undefined ? await refreshStore(store) : await refreshOnServer(server);
  if (json) return console.log(JSON.stringify(done, null, 2));
  for (const { count, before, after } of done.corrections) console.log(`${printable(count)}: ${before}, now ${after}`);
  console.log(`${done.corrections.length} counts corrected; data version ${done.dataVersion}`);
  return undefined;
}

export function addRefreshCommand(program: Command): void {
  program
    .command("refresh")
    .description("count anew what others wrote into the store beside Entrepôt, and let every server look again")
    .option("--store <uri>", "sqlite:FOLDER or neo4j://HOST?database=NAME&prefix=Ep instead of the environment's")
    .option("--server <address>", "through the server at this address, which has the store open")
    .option("--json", "print the corrections as JSON")
    .action(refresh);
}
