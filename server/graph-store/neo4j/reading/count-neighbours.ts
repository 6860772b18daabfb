import type { Total } from "#graph-schema/contract/search.ts";
import { parseRouteId } from "#graph-schema/node-id.ts";
import { integer } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import type { ExpansionQuestion } from "./expand.ts";
import type { Neighbour } from "./neighbour.ts";
import { holdsRoute, matchRoutes, type RouteSource } from "./route-sources.ts";

/** Routes next to several nodes at once are counted one by one up to here. */
const countedRoutes = 10_000;

/** Distinct neighbours, those excluded included; exact for one asked node however many routes it has. */
export async function countNeighbours(
  reading: Reading,
  { request }: ExpansionQuestion,
  stored: readonly Neighbour[],
  sources: readonly RouteSource[],
): Promise<Total> {
  const asked = [...new Set(request.nodeIds)];
  const held = await routesInSources(reading, [...stored.map(({ id }) => id), ...asked], sources);
  const apart = stored.filter(({ id }) => !held.has(id)).length;
  if (sources.length <= 1 || asked.length === 1) {
    const routes = sources.reduce((sum, source) => sum + source.count, 0);
    const twice = await countTwice(reading, sources);
    return { value: apart + routes - twice - asked.filter((id) => held.has(id)).length, exact: true };
  }
  const distinct = await countDistinct(reading, asked, sources);
  return { value: apart + distinct, exact: distinct < countedRoutes };
}

/** Those of the ids that name a route which one of the sources holds. */
async function routesInSources(
  { names, run, view }: Reading,
  ids: readonly string[],
  sources: readonly RouteSource[],
): Promise<Set<string>> {
  const routes = ids.filter((id) => parseRouteId(id) !== undefined);
  if (routes.length === 0 || sources.length === 0) return new Set();
  const query = `UNWIND $routes AS id MATCH (r:${names.node} {id: id})
    RETURN id, [(r)-[s:${names.relationship("REPORTED_IN")}${view.only("s")}]->(d) | d.id] AS datasets`;
  const rows = await run<{ id: string; datasets: string[] }>(query, { routes });
  const isHeld = ({ id, datasets }: (typeof rows)[number]) =>
    sources.some((source) => holdsRoute(source, id, new Set(datasets)));
  return new Set(rows.filter(isHeld).map(({ id }) => id));
}

/** Routes from a country to itself stand in both its sources. */
async function countTwice({ names, run, view }: Reading, sources: readonly RouteSource[]): Promise<number> {
  const [ships, arrives] = sources;
  if (ships?.relationshipType !== "SHIPS" || arrives?.relationshipType !== "ARRIVES_IN") return 0;
  const query = `MATCH (r:${names.node}${view.only("r")}) WHERE r.id STARTS WITH $start RETURN count(r) AS count`;
  const [row] = await run<{ count: number }>(query, { start: `route:${ships.key}>${arrives.key}:` });
  return row?.count ?? 0;
}

async function countDistinct(
  reading: Reading,
  asked: readonly string[],
  sources: readonly RouteSource[],
): Promise<number> {
  const parameters: Record<string, unknown> = { asked, limit: integer(countedRoutes) };
  const parts = sources.map(({ relationshipType, key }, index) => {
    parameters[`key${index}`] = key;
    return `${matchRoutes(reading, relationshipType).replaceAll("$key", `$key${index}`)} RETURN r`;
  });
  const query = `CALL () { ${parts.join(" UNION ")} } WITH r WHERE NOT r.id IN $asked
    WITH r LIMIT $limit RETURN count(r) AS count`;
  const [row] = await reading.run<{ count: number }>(query, parameters);
  return row?.count ?? 0;
}
