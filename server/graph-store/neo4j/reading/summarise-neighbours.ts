import type { NeighbourGroup } from "#graph-schema/contract/neighbours.ts";
import { parseRouteId } from "#graph-schema/node-id.ts";
import type { NodeType } from "#graph-schema/node-types.ts";
import { compareGroups, routeEndGroups } from "../../neighbour-groups.ts";
import type { Reading } from "../database/store-state.ts";
import { statedRelationshipTypes } from "../mapping/relationship-properties.ts";
import { relationshipFilter } from "./relationship-filter.ts";
import { readRouteSources } from "./route-sources.ts";

/** Distinct neighbours in each group, in the order of the type tables; undefined when there is no such node. */
export async function summariseNeighbours(
  reading: Reading,
  { id, asOf }: { id: string; asOf: string | undefined },
): Promise<NeighbourGroup[] | undefined> {
  const query = `MATCH (n:${reading.names.node} {id: $id}${reading.view.only("n")}) RETURN n.id AS id`;
  const [found, ...groups] = await Promise.all([
    reading.run<{ id: string }>(query, { id }),
    statedGroups(reading, id, asOf),
    routeGroups(reading, id),
    endGroups(reading, id),
  ]);
  if (found.length === 0) return undefined;
  return groups
    .flat()
    .filter(({ count }) => count > 0)
    .toSorted(compareGroups);
}

async function statedGroups(
  { names, run, view }: Reading,
  id: string,
  asOf: string | undefined,
): Promise<NeighbourGroup[]> {
  const filter = relationshipFilter(asOf);
  const relationship = `[r:${names.relationships(statedRelationshipTypes)}${view.only("r")}]`;
  const side = (direction: NeighbourGroup["direction"], pattern: string) =>
    `MATCH (n:${names.node} {id: $id})${pattern}(other:${names.node}${view.only("other")}) WHERE ${filter.cypher}
     RETURN type(r) AS type, '${direction}' AS direction, ${view.value("other", "type")} AS nodeType, count(DISTINCT other) AS count`;
  const query = `${side("outgoing", `-${relationship}->`)} UNION ALL ${side("incoming", `<-${relationship}-`)}`;
  // Somebody else's node under our label may have no type.
  type Row = Pick<NeighbourGroup, "direction" | "count"> & { type: string; nodeType: NodeType | null };
  const rows = await run<Row>(query, { id, ...filter.parameters });
  return rows.flatMap(({ type, direction, nodeType, count }) => {
    const relationshipType = names.relationshipTypeOf(type);
    return relationshipType && nodeType ? [{ relationshipType, direction, nodeType, count }] : [];
  });
}

/** Routes next to a country, a commodity or a dataset. */
async function routeGroups(reading: Reading, id: string): Promise<NeighbourGroup[]> {
  const sources = await readRouteSources(reading, id);
  return sources.map(({ relationshipType, count }) => ({
    relationshipType,
    direction: relationshipType === "SHIPS" ? "outgoing" : "incoming",
    nodeType: "CommodityRoute",
    count,
  }));
}

async function endGroups({ names, run, view }: Reading, id: string): Promise<NeighbourGroup[]> {
  if (!parseRouteId(id)) return [];
  const query = `MATCH (r:${names.node} {id: $id})-[s:${names.relationship("REPORTED_IN")}${view.only("s")}]->(d:${names.node})
    RETURN count(DISTINCT d) AS datasets`;
  const [row] = await run<{ datasets: number }>(query, { id });
  return routeEndGroups(row?.datasets ?? 0);
}
