import { routeId, type RouteKey } from "#graph-schema/node-id.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import type { ClaimedRoute } from "../../graph-store.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import type { Reading } from "../database/store-state.ts";
import { nodeFields, toStoredNode, type NodeProperties } from "../mapping/node-properties.ts";
import { toGraphNode } from "./read-nodes.ts";

/** Routes that claims of kind `assertion` concern, sorted by route id. */
export async function listClaimedRoutes({ names, run, view }: Reading): Promise<ClaimedRoute[]> {
  const query = `MATCH (c:${names.label("Claim")}${view.only("c")})-[s:${names.relationship("CONCERNS")}${view.only("s")}]->
      (r:${names.label("CommodityRoute")}${view.only("r")})
    WHERE ${view.value("c", "kind")} = 'assertion'
    RETURN r.exporter AS exporter, r.importer AS importer, r.hs AS hs, collect(DISTINCT c.id) AS claims`;
  const rows = await run<RouteKey & { claims: string[] }>(query);
  return rows
    .map((row) => ({ ...row, claims: row.claims.toSorted(byCodeUnits) }))
    .toSorted((a, b) => byCodeUnits(routeId(a), routeId(b)));
}

/** Caveats and reporting gaps with the ids they concern (sorted), sorted by id. */
export async function listCaveats({ names, run, view }: Reading): Promise<{ claim: GraphNode; concerns: string[] }[]> {
  const query = `MATCH (c:${names.label("Claim")}${view.only("c")})
    WHERE ${view.value("c", "kind")} IN ['caveat', 'reporting-gap']
    RETURN c {${nodeFields(view, "c")}} AS claim,
      [(c)-[s:${names.relationship("CONCERNS")}${view.only("s")}]->(x:${names.node}) | x.id] AS concerns
    ORDER BY claim.id`;
  const rows = await run<{ claim: NodeProperties; concerns: string[] }>(query);
  return rows.map(({ claim, concerns }) => ({
    claim: toGraphNode(toStoredNode(claim)),
    concerns: concerns.toSorted(byCodeUnits),
  }));
}
