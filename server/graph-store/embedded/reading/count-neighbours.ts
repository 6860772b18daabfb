import type { Total } from "#graph-schema/contract/search.ts";
import type { Database } from "../../sqlite/database/database.ts";
import type { AbortCheck } from "../../sqlite/threads/messages.ts";
import { readRouteRow } from "../../sqlite/reading/element-keys.ts";
import type { ExpansionQuestion } from "./expand.ts";
import type { Neighbour } from "./merge-by-rank.ts";
import type { RouteSource } from "../../sqlite/reading/route-sources.ts";

/** Routes next to several nodes at once are counted one by one up to here. */
const countedRoutes = 10_000;

/** Distinct neighbours, those excluded included; exact for one asked node however many routes it has. */
export function countNeighbours(
  database: Database,
  question: ExpansionQuestion,
  stored: readonly Neighbour[],
  sources: readonly RouteSource[],
  checkAbort: AbortCheck,
): Total {
  const apart = stored.filter(({ key }) => !isInSources(database, key, sources)).length;
  if (sources.length <= 1 || question.askedKeys.length === 1) {
    const routes = sources.reduce((sum, source) => sum + source.count, 0);
    const twice = countTwice(database, sources);
    const asked = question.askedKeys.filter((key) => isInSources(database, key, sources)).length;
    return { value: apart + routes - twice - asked, exact: true };
  }
  const distinct = countDistinct(question, sources, checkAbort);
  return { value: apart + distinct.value, exact: distinct.exact };
}

function isInSources(database: Database, key: number, sources: readonly RouteSource[]): boolean {
  if (key > 0 || sources.length === 0) return false;
  const route = readRouteRow(database, -key);
  return route !== undefined && sources.some((source) => source.holds(route));
}

/** Routes from a country to itself stand in both its sources. */
function countTwice(database: Database, sources: readonly RouteSource[]): number {
  const [ships, arrives] = sources;
  if (ships?.relationshipType !== "SHIPS" || arrives?.relationshipType !== "ARRIVES_IN") return 0;
  const sql = "SELECT count(*) AS count FROM route WHERE exporter = ? AND importer = ?";
  return database.get<{ count: number }>(sql, ships.key, arrives.key)?.count ?? 0;
}

function countDistinct(question: ExpansionQuestion, sources: readonly RouteSource[], checkAbort: AbortCheck): Total {
  const seen = new Set<number>(question.askedKeys.filter((key) => key < 0).map((key) => -key));
  const asked = seen.size;
  for (const source of sources) {
    for (const route of source.iterate(undefined)) {
      checkAbort();
      seen.add(route.key);
      if (seen.size - asked >= countedRoutes) return { value: countedRoutes, exact: false };
    }
  }
  return { value: seen.size - asked, exact: true };
}
