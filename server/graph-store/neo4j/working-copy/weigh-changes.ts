import type { Database } from "../../sqlite/database/database.ts";
import type { ChangedRoute } from "./changed-routes.ts";

/** What a route takes beside its series: its node and three relationships. */
const elementsOfRoute = 4;
/** Observations that take a transaction as much memory as an element. */
const observationsPerElement = 16;
/** Bytes of an observation as the working copy packs it, give or take. */
const packedObservation = 25;

/**
 * About how many graph elements a transaction with all changes would hold; long series count for more than one. Series
 * that were loaded and did not change count by their length too, which is on the safe side.
 */
export function weighChanges(database: Database): number {
  const count = (sql: string) => database.get<{ count: number }>(sql)!.count;
  const rows = (table: string) => count(`SELECT count(*) AS count FROM touched_${table}`);
  const single = ["node", "relationship", "series", "coverage", "unallocated"].map(rows);
  const elements = single.reduce((sum, one) => sum + one, rows("route") * elementsOfRoute);
  const bytes = count("SELECT coalesce(sum(length(cells)), 0) AS count FROM series");
  return elements + bytes / (packedObservation * observationsPerElement);
}

export function weighRoute({ series }: Pick<ChangedRoute, "series">): number {
  return series.reduce((sum, { imported, seeded }) => {
    const observations = (imported?.observations.length ?? 0) + (seeded?.observations.length ?? 0);
    return sum + 1 + observations / observationsPerElement;
  }, elementsOfRoute);
}
