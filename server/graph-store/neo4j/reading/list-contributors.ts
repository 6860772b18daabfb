import type { Contributor } from "../../graph-store.ts";
import { byCodeUnits, seedsContributor } from "../../merge-statements.ts";
import type { StoreState } from "../mapping/store-state.ts";

/** The seeds first, then by id. */
export function listContributors({ contributors, digests }: StoreState): Contributor[] {
  const isImport = (id: string) => Number(id !== seedsContributor);
  return Object.entries(contributors)
    .toSorted(([a], [b]) => isImport(a) - isImport(b) || byCodeUnits(a, b))
    .map(([id, { nodes, relationships }]) => ({ id, nodes, relationships, digest: digests[id] ?? "0".repeat(32) }));
}
