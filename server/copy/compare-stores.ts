/** Whether two stores hold the same: counts, content digests, documents and notes. */
import { hash } from "node:crypto";
import { canonicalJson } from "../graph-store/merge-statements.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { listCopiedDocuments } from "./copy-documents.ts";

/** What one store holds of a dataset, or of what the seeds say. */
export interface Holding {
  routes: number;
  series: number;
  observations: number;
  /** Nodes and relationships that it speaks of. */
  nodes: number;
  relationships: number;
  digest: string;
}

export interface ComparedHolding {
  id: string;
  source: Holding | undefined;
  target: Holding | undefined;
  same: boolean;
}

export interface Comparison {
  /** Datasets and contributors, by id. */
  datasets: ComparedHolding[];
  /** Nodes and relationships by type, observations, documents and notes. */
  counts: { name: string; source: number; target: number }[];
  /** In words; empty where both hold the same. */
  differences: string[];
}

interface Inventory {
  holdings: Map<string, Holding>;
  counts: Map<string, number>;
  /** Digests of what is kept beside the graph. */
  documents: string;
  notes: string;
}

async function takeInventory(store: GraphStore, signal: AbortSignal): Promise<Inventory> {
  const { nodes, relationships, observations, datasets } = await store.statistics(signal);
  const holdings = new Map<string, Holding>();
  for (const { id, routes, series, observations, nodes, relationships, digest } of datasets) {
    holdings.set(id, { routes, series, observations, nodes, relationships, digest });
  }
  for (const { id, nodes, relationships, digest } of await store.listContributors(signal)) {
    if (!holdings.has(id)) holdings.set(id, { routes: 0, series: 0, observations: 0, nodes, relationships, digest });
  }
  const documents: string[] = [];
  for await (const { kind, id, body } of listCopiedDocuments(store, signal)) {
    documents.push(hash("sha256", canonicalJson({ kind, id, body })));
  }
  const notes = await store.listNotes(signal);
  const counts = new Map([
    ["nodes", nodes.total],
    ...Object.entries(nodes.byType).map(([type, count]) => [`nodes ${type}`, count] as const),
    ["relationships", relationships.total],
    ...Object.entries(relationships.byType).map(([type, count]) => [`relationships ${type}`, count] as const),
    ["observations", observations],
    ["documents", documents.length],
    ["notes", notes.length],
  ]);
  return { holdings, counts, documents: hash("sha256", documents.join("\n")), notes: canonicalJson(notes) };
}

const union = (a: Iterable<string>, b: Iterable<string>) => [...new Set([...a, ...b])];

function compareHoldings(source: Inventory, target: Inventory): ComparedHolding[] {
  const ids = union(source.holdings.keys(), target.holdings.keys()).toSorted((a, b) => (a < b ? -1 : 1));
  return ids.map((id) => {
    const held = { source: source.holdings.get(id), target: target.holdings.get(id) };
    return { id, ...held, same: canonicalJson(held.source ?? null) === canonicalJson(held.target ?? null) };
  });
}

function findDifferences(source: Inventory, target: Inventory, comparison: Omit<Comparison, "differences">): string[] {
  const { datasets, counts } = comparison;
  return [
    ...datasets.filter(({ same }) => !same).map(({ id }) => `${id}: counts or digest differ`),
    ...counts
      .filter((one) => one.source !== one.target)
      .map((one) => `${one.name}: ${one.source} in the source, ${one.target} in the target`),
    ...(source.documents === target.documents ? [] : ["documents: their contents differ"]),
    ...(source.notes === target.notes ? [] : ["notes: their contents differ"]),
  ];
}

export async function compareStores(from: GraphStore, to: GraphStore, signal: AbortSignal): Promise<Comparison> {
  const [source, target] = [await takeInventory(from, signal), await takeInventory(to, signal)];
  const counts = union(source.counts.keys(), target.counts.keys()).map((name) => {
    return { name, source: source.counts.get(name) ?? 0, target: target.counts.get(name) ?? 0 };
  });
  const comparison = { datasets: compareHoldings(source, target), counts };
  return { ...comparison, differences: findDifferences(source, target, comparison) };
}
