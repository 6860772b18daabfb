/** Reads from the store what a trace needs besides the series. */
import type { DatasetSummary } from "#graph-schema/contract/statistics.ts";
import { chplTiers, type ChplTier } from "#graph-schema/hs-code.ts";
import { parseNodeId } from "#graph-schema/node-id.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import type { CaveatFacts, CountryFacts, DatasetFacts, TraceFacts } from "../analysis/trace-world.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";

function keyOf(node: GraphNode): string {
  return parseNodeId(node.id)!.key;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function countryFacts(node: GraphNode): CountryFacts {
  const { kind, members } = node.properties;
  const known = kind === "aggregate" || kind === "territory" ? kind : "country";
  return { key: keyOf(node), label: node.label, kind: known, members: texts(members) };
}

function datasetFacts({ id, label, edition, precedence, synthetic }: DatasetSummary): DatasetFacts {
  return { id, label, edition, precedence, synthetic };
}

function caveatFacts({ claim, concerns }: { claim: GraphNode; concerns: string[] }): CaveatFacts {
  const { kind, sides, betweenMembers, validFrom, validTo } = claim.properties;
  return {
    id: claim.id,
    kind: kind === "reporting-gap" ? kind : "caveat",
    concerns,
    sides: texts(sides).filter((side) => side === "exporter" || side === "importer"),
    betweenMembers: betweenMembers === true,
    validFrom: textOrNull(validFrom),
    validTo: textOrNull(validTo),
  };
}

function tierOf(node: GraphNode): ChplTier | undefined {
  return chplTiers.find((tier) => tier === node.properties.chplTier);
}

export interface ReadFacts {
  facts: TraceFacts;
  /** Every HS code that the graph has a node for. */
  commodities: string[];
}

export async function readFacts(store: GraphStore, dataVersion: string, signal?: AbortSignal): Promise<ReadFacts> {
  const [countries, commodities, datasets, coverage, claimedRoutes, caveats] = await Promise.all([
    store.listNodes("Country", signal),
    store.listNodes("Commodity", signal),
    store.listDatasets(signal),
    store.readCoverage(signal),
    store.listClaimedRoutes(signal),
    store.listCaveats(signal),
  ]);
  const facts = {
    dataVersion,
    datasets: datasets.map(datasetFacts),
    countries: countries.map(countryFacts),
    chplTiers: commodities.flatMap((node) => {
      const tier = tierOf(node);
      return tier === undefined ? [] : [[keyOf(node), tier] as const];
    }),
    coverage,
    claimedRoutes,
    caveats: caveats.map(caveatFacts),
  };
  return { facts, commodities: commodities.map(keyOf) };
}
