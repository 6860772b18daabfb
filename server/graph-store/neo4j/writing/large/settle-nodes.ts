/** Settles the nodes that an import touched, a page at a time: each is brought to one of the two states it holds. */
import { nodeTypes, type NodeType } from "#graph-schema/node-types.ts";
import { integer, type RunQuery } from "../../database/database.ts";
import { statedRelationshipTypes } from "../../mapping/relationship-properties.ts";
import { nextPrefix, type Unsettled } from "../../reading/visibility.ts";
import type { Names } from "../../schema/names.ts";
import { otherLabels } from "../write-elements.ts";

export const nodesPerPage = 2000;
/** Relationships that one transaction deletes or writes. */
const relationshipsPerPage = 20_000;

export interface Settling {
  run: RunQuery;
  names: Names;
  unsettled: Unsettled;
}

/** Routes first, so that the nodes they end in have few relationships when their turn comes. */
export const settlingOrder = ["n.type = 'CommodityRoute'", "coalesce(n.until <> $number, true)", "true"] as const;

/** Settles nodes of the given kind that are marked as changing; false when there were none. */
export async function settlePage(settling: Settling, kind: (typeof settlingOrder)[number]): Promise<boolean> {
  const { run, names, unsettled } = settling;
  const number = integer(unsettled.number);
  const query = `MATCH (n:${names.node} {changing: $number}) WHERE ${kind} WITH n LIMIT $limit
    RETURN n.id AS id, coalesce(n.until = $number, false) AS goes, n.${nextPrefix}type AS type`;
  const rows = await run<ChangingNode>(query, { number, limit: integer(nodesPerPage) });
  if (rows.length === 0) return false;
  if (unsettled.status === "pending") await rollBack(settling, rows);
  else await apply(settling, rows);
  return true;
}

interface ChangingNode {
  id: string;
  goes: boolean;
  /** What the type becomes; null where the node does not change or is a route. */
  type: NodeType | null;
}

/** Stops where a transaction has had enough; what is left is marked still. */
async function apply(settling: Settling, rows: readonly ChangingNode[]): Promise<void> {
  const going = rows.filter(({ goes }) => goes).map(({ id }) => id);
  const staying = rows.filter(({ goes }) => !goes);
  const ids = staying.map(({ id }) => id);
  if (!(await deleteRelationships(settling, { ids, mark: "until" }))) return;
  if (!(await deleteNodes(settling, going))) return;
  await applyNext(settling, ids);
  for (const [type, group] of Map.groupBy(staying, (row) => row.type)) {
    if (type !== null)
      await relabel(
        settling,
        type,
        group.map(({ id }) => id),
      );
  }
}

async function rollBack(settling: Settling, rows: readonly ChangingNode[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  if (!(await deleteRelationships(settling, { ids, mark: "since" }))) return;
  if (!(await keepRelationships(settling, ids))) return;
  const query = `UNWIND $ids AS id MATCH (n:${settling.names.node} {id: id})
    FOREACH (name IN [one IN keys(n) WHERE one STARTS WITH '${nextPrefix}'] | SET n[name] = null)
    REMOVE n.until, n.changing`;
  await settling.run(query, { ids });
}

const changedTypes = [...statedRelationshipTypes, "REPORTED_IN"] as const;

/** False when there may be more. */
async function deleteRelationships(
  { run, names, unsettled }: Settling,
  { ids, mark }: { ids: readonly string[]; mark: "since" | "until" },
): Promise<boolean> {
  const query = `UNWIND $ids AS id MATCH (:${names.node} {id: id})-[r:${names.relationships(changedTypes)}]->()
    WHERE r.${mark} = $number WITH r LIMIT $limit DELETE r RETURN count(r) AS count`;
  return isUnderLimit(await run<{ count: number }>(query, limited(unsettled, ids)));
}

async function keepRelationships({ run, names, unsettled }: Settling, ids: readonly string[]): Promise<boolean> {
  const query = `UNWIND $ids AS id MATCH (:${names.node} {id: id})-[r:${names.relationships(changedTypes)}]->()
    WHERE r.until = $number WITH r LIMIT $limit REMOVE r.until RETURN count(r) AS count`;
  return isUnderLimit(await run<{ count: number }>(query, limited(unsettled, ids)));
}

/** Nodes with all their relationships, as many as a transaction takes; false when there may be more. */
export async function deleteNodes({ run, names, unsettled }: Settling, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const relationships = `UNWIND $ids AS id MATCH (:${names.node} {id: id})-[r]-()
    WITH DISTINCT r LIMIT $limit DELETE r RETURN count(r) AS count`;
  if (!isUnderLimit(await run<{ count: number }>(relationships, limited(unsettled, ids)))) return false;
  await run(`UNWIND $ids AS id MATCH (n:${names.node} {id: id}) DETACH DELETE n`, { ids });
  return true;
}

const limited = ({ number }: Unsettled, ids: readonly string[]) => ({
  ids,
  number: integer(number),
  limit: integer(relationshipsPerPage),
});

const isUnderLimit = ([row]: { count: number }[]) => (row?.count ?? 0) < relationshipsPerPage;

/** Next properties take the place of all others; a route keeps what tells it apart, which never changes. */
async function applyNext({ run, names }: Settling, ids: readonly string[]): Promise<void> {
  const route = `UNWIND $ids AS id MATCH (n:${names.node}:${names.label("CommodityRoute")} {id: id}) WHERE n.${nextPrefix}rank IS NOT NULL
    SET n.rank = n.next_rank, n.degree = n.next_degree, n.evidence = n.next_evidence,
      n.statements = CASE WHEN size(n.next_statements) > 0 THEN n.next_statements END,
      n.contributors = CASE WHEN size(n.next_contributors) > 0 THEN n.next_contributors END
    REMOVE n.next_rank, n.next_degree, n.next_evidence, n.next_statements, n.next_contributors`;
  await run(route, { ids });
  const node = `UNWIND $ids AS id MATCH (n:${names.node} {id: id}) WHERE n.${nextPrefix}id IS NOT NULL
    WITH n, [name IN keys(n) WHERE NOT name STARTS WITH '${nextPrefix}'] AS old
    WITH n, old, [name IN keys(n) WHERE name STARTS WITH '${nextPrefix}'] AS next
    FOREACH (name IN [one IN old WHERE NOT '${nextPrefix}' + one IN next] | SET n[name] = null)
    FOREACH (name IN next | SET n[substring(name, ${nextPrefix.length})] = n[name])
    FOREACH (name IN next | SET n[name] = null)
    FOREACH (name IN [one IN ['routesOut', 'routesIn', 'routesOf'] WHERE n[one] = 0] | SET n[name] = null)`;
  await run(node, { ids });
  await run(`UNWIND $ids AS id MATCH (n:${names.node} {id: id}) REMOVE n.changing`, { ids });
}

async function relabel({ run, names }: Settling, type: NodeType, ids: readonly string[]): Promise<void> {
  if (nodeTypes[type].base === "route") return;
  const others = otherLabels(names, type);
  const query = `UNWIND $ids AS id MATCH (n:${names.node} {id: id})
    SET n${names.labels(type)}${others === "" ? "" : ` REMOVE n${others}`}`;
  await run(query, { ids });
}
