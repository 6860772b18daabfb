/** `entrepot search`: find nodes by name, alias or code. */
import type { Command } from "commander";
import CliTable from "cli-table3";
import { searchRequestSchema, type SearchResponse } from "#graph-schema/contract/search.ts";
import { nodeTypeNames, nodeTypes } from "#graph-schema/node-types.ts";
import { faultsOfZodError } from "../http/zod-faults.ts";
import { openSeededStore } from "../open-store.ts";
import { CliError } from "./cli-error.ts";
import { printable } from "./printable.ts";

interface SearchOptions {
  type?: string;
  limit?: string;
  json?: true;
  store?: string;
}

/** Characters. */
const widestCell = 60;

const borderless = {
  chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  style: { head: [], border: [] },
};

/** Claims are found by whole sentences; a table has room for their beginning. */
function clip(text: string): string {
  return text.length > widestCell ? `${text.slice(0, widestCell - 1)}…` : text;
}

function printTable({ items, total }: SearchResponse): void {
  const table = new CliTable({ head: ["Type", "Name", "Id", "Found by"], ...borderless });
  for (const { type, label, id, match } of items) {
    table.push([nodeTypes[type].label, clip(printable(label)), id, `${match.kind}: ${clip(printable(match.text))}`]);
  }
  console.log(table.toString());
  console.log(`${items.length} of ${total.exact ? "" : "at least "}${total.value} shown`);
}

async function search(term: string, options: SearchOptions): Promise<void> {
  const { type, limit } = options;
  const parsed = searchRequestSchema.safeParse({ q: term, type, limit });
  if (!parsed.success) {
    const [fault] = faultsOfZodError(parsed.error, "search");
    throw new CliError(`${fault?.field}: ${fault?.message}`, 2);
  }
  const store = await openSeededStore({
    access: "read",
    ...(options.store === undefined ? {} : { uri: options.store }),
  });
  try {
    const answer = await store.search(parsed.data);
    if (options.json) console.log(JSON.stringify(answer, null, 2));
    else if (answer.items.length === 0) console.log(`Nothing goes by “${printable(term)}”`);
    else printTable(answer);
  } finally {
    await store.close();
  }
}

export function addSearchCommand(program: Command): void {
  program
    .command("search <term>")
    .description("find nodes by name in any script, alias, HS or ISO code; prefix:term looks at one type")
    .option("--type <type>", `one of ${nodeTypeNames.join(", ")}`)
    .option("--limit <count>", "most rows to show")
    .option("--json", "print the API's answer")
    .option("--store <uri>", "sqlite:FOLDER instead of ENTREPOT_DATA")
    .action(search);
}
