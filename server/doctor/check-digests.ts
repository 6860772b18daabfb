/** Recomputes every content digest from what the store says, and holds it against the one that it kept while writing. */
import { listNames, type Finding } from "../graph-store/finding.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { recomputeDigests } from "../graph-store/recompute-digests.ts";

/** A store with no more observations and statements than this is always read whole. */
const smallStore = 100_000;

async function readStoredDigests(store: GraphStore, signal: AbortSignal): Promise<Map<string, string>> {
  const datasets = await store.listDatasets(signal);
  const contributors = await store.listContributors(signal);
  return new Map([...datasets, ...contributors].map(({ id, digest }) => [id, digest]));
}

const nothing = "0".repeat(32);

export async function checkDigests(store: GraphStore, deep: boolean, signal: AbortSignal): Promise<Finding> {
  const about = "digests";
  const { nodes, relationships, observations } = await store.statistics(signal);
  if (!deep && nodes.total + relationships.total + observations > smallStore) {
    const text = "Not recomputed, since the store is large.";
    return { about, level: "note", text, advice: "entrepot doctor --deep reads everything." };
  }
  const stored = await readStoredDigests(store, signal);
  const found = await recomputeDigests(store, signal);
  const ids = [...new Set([...stored.keys(), ...found.keys()])];
  const differing = ids.filter((id) => (stored.get(id) ?? nothing) !== (found.get(id) ?? nothing));
  if (differing.length === 0) {
    return {
      about,
      level: "ok",
      text: "Everything reads as it was written: all content digests are as they were kept.",
    };
  }
  return {
    about,
    level: "error",
    text: "What the store says of these is not what was written, as when others change figures or statements.",
    advice: "Remove the dataset and import it again (entrepot dataset remove, entrepot import).",
    details: listNames(differing.toSorted()),
  };
}
