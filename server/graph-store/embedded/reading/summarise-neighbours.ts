import type { NeighbourGroup } from "#graph-schema/contract/neighbours.ts";
import { compareGroups, routeEndGroups } from "../../neighbour-groups.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { findElementKey } from "../../sqlite/reading/element-keys.ts";
import { relationshipFilter } from "./relationship-filter.ts";
import { readRouteDatasets } from "../../sqlite/reading/route-facts.ts";
import { routeSourcesOf } from "../../sqlite/reading/route-sources.ts";

/** Distinct neighbours in each group, in the order of the type tables; undefined when there is no such node. */
export function summariseNeighbours(
  database: Database,
  { id, asOf }: { id: string; asOf: string | undefined },
): NeighbourGroup[] | undefined {
  const key = findElementKey(database, id);
  if (key === undefined) return undefined;
  const groups = [...storedGroups(database, key, asOf), ...routeGroups(database, id), ...endGroups(database, key)];
  return groups.filter(({ count }) => count > 0).toSorted(compareGroups);
}

function storedGroups(database: Database, key: number, asOf: string | undefined): NeighbourGroup[] {
  const filter = relationshipFilter(asOf);
  const side = (direction: string, own: string, other: string) => `
    SELECT relationship.type AS relationshipType, '${direction}' AS direction,
      coalesce(n.type, 'CommodityRoute') AS nodeType, count(DISTINCT ${other}) AS count
    FROM relationship LEFT JOIN node n ON n.key = ${other}
    WHERE ${own} = ? AND ${filter.sql} AND still_wanted(relationship.key) GROUP BY relationship.type, nodeType`;
  return database
    .all<NeighbourGroup>(
      `${side("outgoing", "start_key", "end_key")} UNION ALL ${side("incoming", "end_key", "start_key")}`,
      key,
      ...filter.parameters,
      key,
      ...filter.parameters,
    )
    .map((row) => ({ ...row }));
}

/** Routes next to a country, a commodity or a dataset: counted while writing. */
function routeGroups(database: Database, id: string): NeighbourGroup[] {
  return routeSourcesOf(database, id).map(({ relationshipType, count }) => ({
    relationshipType,
    direction: relationshipType === "SHIPS" ? "outgoing" : "incoming",
    nodeType: "CommodityRoute",
    count,
  }));
}

function endGroups(database: Database, key: number): NeighbourGroup[] {
  if (key > 0) return [];
  return routeEndGroups(readRouteDatasets(database, -key).length);
}
