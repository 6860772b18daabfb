/** `entrepot export`: the whole graph on standard output, as one JSON object or a line for each element. */
import { once } from "node:events";
import { Option, type Command } from "commander";
import type { ElementPage, GraphStore } from "../graph-store/graph-store.ts";
import { openSeededStore } from "../open-store.ts";

interface ExportOptions {
  format: "json" | "ndjson";
  store?: string;
}

/** Waits while the reader of the pipe is slower than the store. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

function elementsOf({ nodes, relationships }: ElementPage) {
  return {
    nodes: nodes.map(({ alternatives: _, ...node }) => node),
    relationships: relationships.map(({ alternatives: _, ...relationship }) => relationship),
  };
}

/**
 * Lines `{"dataVersion"}`, then `{"node"}` and `{"relationship"}`, so that each says what it is; the last says how many
 * there are, and is missing where the store went away in the midst of it.
 */
async function writeLines(store: GraphStore): Promise<void> {
  const counts = { nodes: 0, relationships: 0 };
  await write(`${JSON.stringify({ dataVersion: await store.dataVersion() })}\n`);
  for await (const page of store.streamElements()) {
    const { nodes, relationships } = elementsOf(page);
    const lines = [...nodes.map((node) => ({ node })), ...relationships.map((relationship) => ({ relationship }))];
    await write(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    counts.nodes += nodes.length;
    counts.relationships += relationships.length;
  }
  await write(`${JSON.stringify({ complete: true, ...counts })}\n`);
}

/** `{"dataVersion","nodes":[…],"relationships":[…]}`, written as it is read: all nodes come before all relationships. */
async function writeObject(store: GraphStore): Promise<void> {
  await write(`{"dataVersion":${JSON.stringify(await store.dataVersion())},"nodes":[`);
  let separator = "\n";
  let isInRelationships = false;
  for await (const page of store.streamElements()) {
    const { nodes, relationships } = elementsOf(page);
    if (relationships.length > 0 && !isInRelationships) {
      isInRelationships = true;
      separator = "\n";
      await write('\n],"relationships":[');
    }
    const texts = [...nodes, ...relationships].map((element) => JSON.stringify(element));
    await write(separator + texts.join(",\n"));
    separator = ",\n";
  }
  await write(isInRelationships ? "\n]}\n" : '\n],"relationships":[]}\n');
}

async function exportGraph({ format, store: uri }: ExportOptions): Promise<void> {
  const store = await openSeededStore({ access: "read", ...(uri === undefined ? {} : { uri }) });
  try {
    await (format === "ndjson" ? writeLines(store) : writeObject(store));
  } finally {
    await store.close();
  }
}

export function addExportCommand(program: Command): void {
  program
    .command("export")
    .description("print the whole graph with its evidence")
    .addOption(
      new Option("--format <format>", "one object, or a line for each element")
        .choices(["json", "ndjson"])
        .default("json"),
    )
    .option("--store <uri>", "sqlite:FOLDER instead of ENTREPOT_DATA")
    .action(exportGraph);
}
