import { byCodeUnits, seedsContributor } from "../../merge-statements.ts";
import type { Contributor } from "../../graph-store.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { countStatements } from "../../sqlite/reading/statistics.ts";
import { readDigest } from "../../sqlite/writing/digest.ts";

/** The seeds first, then by id. */
export function listContributors(database: Database): Contributor[] {
  const ids = database.all<{ id: string }>("SELECT id FROM contributor").map(({ id }) => id);
  const isImport = (id: string) => Number(id !== seedsContributor);
  return ids
    .toSorted((a, b) => isImport(a) - isImport(b) || byCodeUnits(a, b))
    .map((id) => ({
      id,
      nodes: countStatements(database, "node_statement", id),
      relationships: countStatements(database, "relationship_statement", id),
      digest: readDigest(database, id),
    }));
}
