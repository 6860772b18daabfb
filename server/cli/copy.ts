/** `entrepot copy`: the whole graph with what is kept beside it, from one store to another. */
import CliTable from "cli-table3";
import type { Command } from "commander";
import { copyGraph, type CopyProgress, type CopyResult } from "../copy/copy-graph.ts";
import type { ComparedHolding } from "../copy/compare-stores.ts";
import { refuseUnfinishedCopy } from "../copy/copy-record.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { openGraphStore } from "../graph-store/open-graph-store.ts";
import { readStoreSettings, type StoreSettings } from "../store-settings.ts";
import { CliError } from "./cli-error.ts";
import { listenForInterrupt } from "./interrupt.ts";
import { createLine } from "./progress-line.ts";
import { printable } from "./printable.ts";

interface CommandOptions {
  from: string;
  to: string;
  restart?: true;
  json?: true;
}

function describeProgress({ phase, contributor, items }: CopyProgress): string {
  return [phase, contributor, `${items.toLocaleString("en")} read`].filter((text) => text !== "").join(" · ");
}

/** Rejects where there is nothing to copy, or only part of a copy. */
async function openSource({ uri, neo4j, name }: StoreSettings, signal: AbortSignal): Promise<GraphStore> {
  const store = await openGraphStore(uri, { access: "read", neo4j });
  try {
    await refuseUnfinishedCopy(store, signal);
    if ((await store.statistics(signal)).nodes.total === 0) throw new CliError(`${name} holds nothing to copy`);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function copyBetween(source: StoreSettings, target: StoreSettings, restart: boolean): Promise<CopyResult> {
  const { signal, release } = listenForInterrupt("Interrupted; the same command goes on where it was");
  const line = createLine(describeProgress);
  const opened: GraphStore[] = [];
  try {
    const from = await openSource(source, signal);
    opened.push(from);
    const to = await openGraphStore(target.uri, { neo4j: target.neo4j });
    opened.push(to);
    const onProgress = (progress: CopyProgress) => line.show(progress);
    return await copyGraph({ from, to, source: source.name, restart, onProgress, signal });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    line.end();
    for (const store of opened) await store.close();
    release();
  }
}

const borderless = {
  chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  style: { head: [], border: [] },
};

function rowOf({ id, source, target, same }: ComparedHolding): string[] {
  const held = target ?? source;
  if (held === undefined) return [id];
  const { routes, series, observations, nodes, relationships, digest } = held;
  const counts = [routes, series, observations, nodes, relationships].map((count) => count.toLocaleString("en"));
  return [printable(id), ...counts, digest.slice(0, 12), same ? "same" : "DIFFERS"];
}

const beginnings: Record<CopyResult["begun"], string> = {
  new: "Copied",
  resumed: "Copied, going on where an earlier run was interrupted",
  complete: "The copy had been finished before; compared again",
};

function printResult({ begun, datasets, counts, differences }: CopyResult): void {
  const head = ["Dataset", "Routes", "Series", "Observations", "Nodes", "Relationships", "Digest", ""];
  const table = new CliTable({ head, ...borderless });
  for (const one of datasets) table.push(rowOf(one));
  console.log(table.toString());
  const total = (name: string) => (counts.find((one) => one.name === name)?.target ?? 0).toLocaleString("en");
  const totals = ["nodes", "relationships", "observations", "documents", "notes"].map(
    (name) => `${total(name)} ${name}`,
  );
  console.log(`${beginnings[begun]}: ${totals.join(", ")}`);
  for (const difference of differences) console.log(`differs: ${printable(difference)}`);
}

async function copy(options: CommandOptions): Promise<void> {
  const source = readStoreSettings(options.from, process.env, "FROM");
  const target = readStoreSettings(options.to, process.env, "TO");
  if (source.name === target.name) {
    throw new CliError(`--from and --to name the same store, ${source.name}`, 2);
  }
  const result = await copyBetween(source, target, options.restart === true);
  if (options.json) console.log(JSON.stringify({ from: source.name, to: target.name, ...result }, null, 2));
  else printResult(result);
  if (result.differences.length > 0) throw new CliError("The copy differs from its source");
}

const help = `
Stores are sqlite:FOLDER or neo4j://HOST?database=NAME&prefix=Ep&user=NAME (bolt://, +s and +ssc as well).
What the address does not say is read from FROM_NEO4J_USER, FROM_NEO4J_PASSWORD, FROM_NEO4J_DATABASE and
FROM_NEO4J_PREFIX, TO_NEO4J_… for the target, then from NEO4J_….`;

export function addCopyCommand(program: Command): void {
  program
    .command("copy")
    .description("copy the whole graph with documents and notes from one store to an empty one, and compare them")
    .requiredOption("--from <store>", "store to copy, which is only read")
    .requiredOption("--to <store>", "store to copy into; empty, or with part of the same copy, which goes on")
    .option("--restart", "take away first what an interrupted copy brought to the target")
    .option("--json", "print the comparison as JSON")
    .addHelpText("after", help)
    .action(copy);
}
