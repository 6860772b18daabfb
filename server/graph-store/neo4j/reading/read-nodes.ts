import type { GraphNode } from "#graph-schema/graph.ts";
import { parseRouteId } from "#graph-schema/node-id.ts";
import { isTypeWithin, nodeTypeNames, typeWithBases, type NodeType } from "#graph-schema/node-types.ts";
import type { StoredNode } from "../../graph-store.ts";
import { routeNode } from "../../route-elements.ts";
import type { Reading } from "../database/store-state.ts";
import { nodeFields, toStoredNode, type NodeProperties } from "../mapping/node-properties.ts";
import { readAllRouteFacts, readRouteFacts } from "./route-facts.ts";

/** In the order asked; ids that do not exist are absent. */
export async function readNodes(reading: Reading, ids: readonly string[]): Promise<StoredNode[]> {
  const found = new Map<string, StoredNode>();
  const routes = await readRouteFacts(reading, ids.filter(isRoute));
  for (const [id, facts] of routes) found.set(id, routeNode(facts));
  const others = ids.filter((id) => !isRoute(id));
  if (others.length > 0) {
    const { names, view } = reading;
    const query = `UNWIND $ids AS id MATCH (n:${names.node} {id: id}${view.only("n")})
      RETURN n {${nodeFields(view, "n")}} AS node`;
    for (const { node } of await reading.run<{ node: NodeProperties }>(query, { ids: others })) {
      found.set(node.id, toStoredNode(node));
    }
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

const isRoute = (id: string) => parseRouteId(id) !== undefined;

/** Every node of the type or a subtype, sorted by id. Labels are only of use where no type is about to change. */
export async function listNodes(reading: Reading, type: NodeType): Promise<StoredNode[]> {
  if (type === "CommodityRoute") return (await readAllRouteFacts(reading)).map(routeNode);
  const { names, run, view } = reading;
  const query = view.isPlain
    ? `MATCH (n:${names.node}:${names.label(type)})`
    : `MATCH (n:${names.node}:${names.label(typeWithBases(type).at(-1)!)}${view.only("n")})
      WHERE ${view.value("n", "type")} IN $types WITH n`;
  const types = nodeTypeNames.filter((name) => isTypeWithin(name, type));
  const rows = await run<{ node: NodeProperties }>(
    `${query} RETURN n {${nodeFields(view, "n")}} AS node ORDER BY node.id`,
    { types },
  );
  return rows.map(({ node }) => toStoredNode(node));
}

/** Without the alternatives, as searches and expansions answer nodes. */
export function toGraphNode({ alternatives: _, ...node }: StoredNode): GraphNode {
  return node;
}
