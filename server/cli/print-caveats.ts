/** What is to be kept in mind of the legs of a trace: caveats and reporting gaps, each told once. */
import type { Leg, TraceResponse, UnreportedLeg } from "#graph-schema/contract/trace.ts";
import { printable } from "./printable.ts";

/** More legs than these are counted. */
const namedLegs = 4;

type Concerned = Pick<Leg | UnreportedLeg, "exporter" | "importer" | "caveats">;

function legsOf({ chains, openChains, claimChains, direct }: TraceResponse): Concerned[] {
  return [
    ...chains.flatMap(({ legs }) => legs),
    ...claimChains.flatMap(({ legs }) => legs),
    ...openChains.flatMap(({ legs }) => legs),
    ...direct.map(({ leg }) => leg),
  ];
}

function groupByCaveat(legs: readonly Concerned[]): Map<string, Set<string>> {
  const routes = new Map<string, Set<string>>();
  for (const { exporter, importer, caveats } of legs) {
    for (const id of caveats) {
      const concerned = routes.get(id) ?? new Set();
      routes.set(id, concerned.add(`${exporter} → ${importer}`));
    }
  }
  return routes;
}

function routesText(routes: ReadonlySet<string>): string {
  const named = [...routes].slice(0, namedLegs).join(", ");
  return routes.size > namedLegs ? `${named} and ${routes.size - namedLegs} more` : named;
}

/** Lines such as `CHN → KGZ: what the caveat says [claim:…]`, in the order of the legs. */
export function caveatLines(answer: TraceResponse): string[] {
  const nodes = new Map(answer.evidenceNodes.map((node) => [node.id, node]));
  return [...groupByCaveat(legsOf(answer))].map(([id, routes]) => {
    const node = nodes.get(id);
    const text = node?.properties["text"];
    const words = typeof text === "string" ? text : (node?.label ?? "");
    return printable(`${routesText(routes)}: ${words} [${id}]`);
  });
}

export function printCaveats(answer: TraceResponse): void {
  const lines = caveatLines(answer);
  if (lines.length === 0) return;
  console.log("\nTo be kept in mind");
  for (const line of lines) console.log(`  - ${line}`);
}
