/** A trace on the terminal: ranked chains, context, claims, open chains, the direct flow, what was assumed. */
import CliTable from "cli-table3";
import type { Chain, TraceRequest, TraceResponse } from "#graph-schema/contract/trace.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import { printable } from "./printable.ts";
import { printCaveats } from "./print-caveats.ts";
import { printExplanations } from "./print-explanation.ts";
import { changeText, growthText, legText, usdText } from "./trace-words.ts";

const borderless = {
  chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  style: { head: [], border: [] },
};

/** Distinct marks, told once below the table and named by number in it. */
class Footnotes {
  readonly #texts: string[] = [];

  numbersOf(texts: readonly string[]): string {
    const numbers = texts.map((text) => {
      if (!this.#texts.includes(text)) this.#texts.push(text);
      return this.#texts.indexOf(text) + 1;
    });
    return [...new Set(numbers)].toSorted((left, right) => left - right).join(" ");
  }

  print(): void {
    this.#texts.forEach((text, at) => console.log(`  [${at + 1}] ${printable(text)}`));
  }
}

function marksOf(chain: Chain): string[] {
  const { bottleneck, legs } = chain;
  const legMarks = legs.flatMap(({ exporter, importer, marks }) =>
    marks.map((mark) => `${exporter} → ${importer}: ${mark}`),
  );
  const partial = bottleneck.partial ? ["partial: a leg does not cover its whole window or code"] : [];
  return [...chain.flags, ...partial, ...legMarks];
}

function printChains(title: string, chains: readonly Chain[], isRanked: boolean): void {
  if (chains.length === 0) return;
  console.log(`\n${title}`);
  const head = ["Chain", "HS", "Before", "After", "Change", "Growth", "Marks"];
  const table = new CliTable({ head: isRanked ? ["#", ...head] : head, ...borderless });
  const footnotes = new Footnotes();
  chains.forEach((chain, at) => {
    const { before, after, growth } = chain.bottleneck;
    const row = [
      chain.countries.join(" → "),
      chain.level === 6 && chain.commodity.length < 6 ? `${chain.commodity} by HS6` : chain.commodity,
      usdText(before),
      usdText(after),
      changeText(chain.bottleneck),
      growthText(growth),
      footnotes.numbersOf(marksOf(chain)),
    ];
    table.push(isRanked ? [String(at + 1), ...row] : row);
  });
  console.log(table.toString());
  footnotes.print();
}

function claimText(node: GraphNode | undefined, id: string): string {
  if (node === undefined) return id;
  const { text, secondHand, secondHandNote } = node.properties;
  const words = typeof text === "string" ? text : node.label;
  const note = typeof secondHandNote === "string" ? `: ${secondHandNote}` : "";
  return `${words}${secondHand === true ? ` (second-hand${note})` : ""} [${id}]`;
}

function printClaims({ claimChains, evidenceNodes }: TraceResponse, request: TraceRequest): void {
  if (claimChains.length === 0) return;
  const nodes = new Map(evidenceNodes.map((node) => [node.id, node]));
  console.log("\nChains that published claims speak of");
  for (const { countries, commodity, legs } of claimChains) {
    console.log(`  ${countries.join(" → ")}, HS ${commodity}`);
    for (const { exporter, importer, claims, figures } of legs) {
      console.log(
        figures === null ? `    ${exporter} → ${importer}: no figures held` : `    ${legText(figures, request)}`,
      );
      for (const id of claims) console.log(`      - ${printable(claimText(nodes.get(id), id))}`);
    }
  }
}

function printOpen({ openChains, openTotal }: TraceResponse, request: TraceRequest): void {
  if (openChains.length === 0) return;
  console.log(
    `\nOpen chains: a leg without figures; no bottleneck, no rank (${openChains.length} of ${openTotal} shown)`,
  );
  for (const { countries, commodity, legs } of openChains) {
    console.log(`  ${countries.join(" → ")}, HS ${commodity}`);
    for (const leg of legs) console.log(`    ${legText(leg, request)}`);
  }
}

function printDirect({ direct }: TraceResponse, request: TraceRequest): void {
  if (direct.length === 0) return;
  console.log("\nDirect flow, for comparison");
  for (const { commodity, leg } of direct) console.log(`  HS ${commodity}, ${legText(leg, request)}`);
}

function printUnallocated({ unallocated }: TraceResponse): void {
  if (unallocated.length === 0) return;
  console.log("\nDeclared without a partner country");
  for (const { reporter, dataset, flow, commodity, kind, window, value, shareOfWorld } of unallocated) {
    const share =
      shareOfWorld === null ? "share of the world not held" : `${(shareOfWorld * 100).toFixed(1)} % of the world`;
    console.log(
      `  ${reporter}, ${dataset}, flow ${flow}, HS ${commodity}, ${kind}, ${window}: USD ${usdText(value)}, ${share}`,
    );
  }
}

function printSelection({ selection }: TraceResponse): void {
  for (const { selector, codes, withData } of selection) {
    if (codes > 1) console.log(`${selector}: ${withData} of ${codes} codes have data`);
  }
}

function printCounts(answer: TraceResponse): void {
  const { completeness, total, chains, leftOutByTimeOrder } = answer;
  const ending = completeness.status === "complete" ? "complete" : `stopped: ${completeness.reason}`;
  const found =
    total === 0 ? "No chain has declared figures on every leg" : `${chains.length} of ${total} chains shown`;
  const left =
    leftOutByTimeOrder === 0 ? "" : `; ${leftOutByTimeOrder} left out, their later leg cannot follow the earlier one`;
  console.log(`${found}${left}; search ${ending}`);
}

export function printTrace(request: TraceRequest, answer: TraceResponse): void {
  const { origins, destinations, commodities, before, after } = request;
  console.log(
    `${origins.join(", ")} → … → ${destinations.join(", ")}, HS ${commodities.join(", ")}; ${before} against ${after}`,
  );
  printSelection(answer);
  printCounts(answer);
  const matched = answer.chains.filter(({ matchedByProduct }) => matchedByProduct);
  const context = answer.chains.filter(({ matchedByProduct }) => !matchedByProduct);
  printChains(
    "Possible chains, bottleneck in US dollars a year (a ceiling on the declared value matched)",
    matched,
    true,
  );
  printChains("All goods, not matched by product: context, in the order of the countries", context, false);
  printClaims(answer, request);
  printOpen(answer, request);
  printDirect(answer, request);
  printUnallocated(answer);
  printCaveats(answer);
  if (request.explain) printExplanations(answer);
  console.log("\nAssumptions");
  for (const assumption of answer.assumptions) console.log(`  - ${printable(assumption)}`);
  console.log(`\n${answer.notice}`);
}
