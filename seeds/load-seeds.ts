/**
 * The curated starting graph: read from the files of this folder and checked, nothing else. Writing it to a store
 * is seed-store.ts. SOURCES.md names publisher, licence, edition and retrieval date of everything here.
 */
import type { GraphNode, Relationship } from "#graph-schema/graph.ts";
import { routeId } from "#graph-schema/node-id.ts";
import type { NodeType } from "#graph-schema/node-types.ts";
import type { CoverageBlock, TradeSeries } from "#graph-schema/trade-series.ts";
import { readCommodities } from "./read-commodities.ts";
import { findEndFault, readNode, readRelationship, type PlacedRelationship } from "./read-elements.ts";
import { readCoverage, readSeries } from "./read-trade.ts";
import { readJsonFolder, readJsonRows, SeedError } from "./seed-files.ts";

export interface SeedContent {
  nodes: GraphNode[];
  relationships: Relationship[];
  series: TradeSeries[];
  coverage: CoverageBlock[];
}

interface SeedOptions {
  /** Folder of the seed files; this one by default. */
  folder?: string;
  /** `reference`: countries and commodities with their sources, as ENTREPOT_SEEDS=none asks. */
  only?: "reference";
}

/** Reads and checks the seeds; throws a SeedError that names file and row of everything at fault. */
export function readSeeds({ folder = import.meta.dirname, only }: SeedOptions = {}): SeedContent {
  return only === "reference" ? readReference(folder) : readEverything(folder);
}

function readReference(folder: string): SeedContent {
  const commodities = readCommodities(folder);
  const elements = [...readJsonRows(folder, "countries.json").map(readNode), ...commodities.nodes];
  const named = new Set(
    [...elements, ...commodities.relationships.map((placed) => placed.relationship)].flatMap((one) => one.evidence),
  );
  const sources = readJsonRows(folder, "sources.json").map(readNode);
  const nodes = [...sources.filter((source) => named.has(source.id)), ...elements];
  return checkContent({ nodes, series: [], coverage: [] }, commodities.relationships);
}

function readEverything(folder: string): SeedContent {
  const commodities = readCommodities(folder);
  const rows = [
    ...readJsonRows(folder, "sources.json"),
    ...readJsonRows(folder, "countries.json"),
    ...readJsonFolder(folder, "nodes"),
  ];
  const nodes = [...rows.map(readNode), ...commodities.nodes];
  const relationships = [
    ...commodities.relationships,
    ...readJsonFolder(folder, "relationships").map(readRelationship),
  ];
  return checkContent({ nodes, series: readSeries(folder), coverage: readCoverage(folder) }, relationships);
}

/** Checks what no row shows alone: ids that stand twice, ends and evidence that do not exist. */
function checkContent(content: Omit<SeedContent, "relationships">, placed: PlacedRelationship[]): SeedContent {
  const typeOf = new Map<string, NodeType>(content.nodes.map((node) => [node.id, node.type]));
  for (const series of content.series) typeOf.set(routeId(series), "CommodityRoute");
  const relationships = placed.map(({ relationship }) => relationship);
  const faults = [
    ...findRepeated(content.nodes.map(({ id }) => id)),
    ...findRepeated(relationships.map(({ id }) => id)),
    ...placed.flatMap(({ place, relationship }) => {
      const fault = findEndFault(relationship, typeOf);
      return fault === undefined ? [] : [`${place}: ${fault}`];
    }),
    ...[...content.nodes, ...relationships].flatMap((element) => findEvidenceFaults(element, typeOf)),
    ...findTradeFaults(content, typeOf),
  ];
  if (faults.length > 0) throw new SeedError(faults);
  return { ...content, relationships };
}

function findRepeated(ids: string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size).map((id) => `${id} stands twice`);
}

function findEvidenceFaults(
  { id, evidence }: GraphNode | Relationship,
  typeOf: ReadonlyMap<string, NodeType>,
): string[] {
  if (evidence.length === 0) return [`${id} names no evidence`];
  const isEvidence = (type: NodeType | undefined) => type === "Source" || type === "Dataset" || type === "Claim";
  return evidence
    .filter((one) => !isEvidence(typeOf.get(one)))
    .map((one) => `${id}: evidence ${one} is no source or claim`);
}

function findTradeFaults(content: Omit<SeedContent, "relationships">, typeOf: ReadonlyMap<string, NodeType>): string[] {
  const uses = [
    ...content.series.flatMap(({ dataset, exporter, importer, hs }) => [
      dataset,
      `country:${exporter}`,
      `country:${importer}`,
      `commodity:${hs}`,
    ]),
    ...content.coverage.flatMap(({ dataset, reporter, partners, codes }) => [
      dataset,
      `country:${reporter}`,
      ...(partners === "all" ? [] : partners.map((partner) => `country:${partner}`)),
      ...codes.map((code) => `commodity:${code}`),
    ]),
  ];
  return [...new Set(uses)]
    .filter((id) => !typeOf.has(id))
    .map((id) => `trade figures name ${id}, which does not exist`);
}
