import { routeId, type RouteKey } from "#graph-schema/node-id.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import type { ClaimedRoute } from "../../graph-store.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { elementId } from "../../sqlite/reading/element-keys.ts";
import { nodeColumns, toGraphNode, toNode, type NodeRow } from "../../sqlite/reading/read-nodes.ts";

/** Routes that claims of kind `assertion` concern, sorted by route id. */
export function listClaimedRoutes(database: Database): ClaimedRoute[] {
  const sql = `SELECT t.exporter, t.importer, t.hs, n.id AS claim FROM relationship r
    JOIN node n ON n.key = r.start_key JOIN route t ON t.key = -r.end_key
    WHERE r.end_key < 0 AND r.type = 'CONCERNS' AND n.type = 'Claim' AND n.properties ->> '$.kind' = 'assertion'
    ORDER BY n.id`;
  const routes = new Map<string, ClaimedRoute>();
  for (const { claim, exporter, importer, hs } of database.all<RouteKey & { claim: string }>(sql)) {
    const id = routeId({ exporter, importer, hs });
    const route = routes.get(id) ?? { exporter, importer, hs, claims: [] };
    route.claims.push(claim);
    routes.set(id, route);
  }
  return [...routes].toSorted(([a], [b]) => byCodeUnits(a, b)).map(([, route]) => route);
}

/** Caveats and reporting gaps with the ids they concern (sorted), sorted by id. */
export function listCaveats(database: Database): { claim: GraphNode; concerns: string[] }[] {
  const claims = `SELECT key, ${nodeColumns} FROM node
    WHERE type = 'Claim' AND properties ->> '$.kind' IN ('caveat', 'reporting-gap') ORDER BY id`;
  const concerned = "SELECT end_key FROM relationship WHERE start_key = ? AND type = 'CONCERNS'";
  return database.all<NodeRow & { key: number }>(claims).map((row) => ({
    claim: toGraphNode(toNode(row)),
    concerns: database
      .all<{ end_key: number }>(concerned, row.key)
      .flatMap(({ end_key }) => elementId(database, end_key) ?? [])
      .toSorted(byCodeUnits),
  }));
}
