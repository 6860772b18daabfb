import { parseRouteId } from "#graph-schema/node-id.ts";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import type { ElementPage, StoredNode, StoredRelationship } from "../../graph-store.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import { routeNode, routeRelationship, routeRelationshipTypes, seriesRelationship } from "../../route-elements.ts";
import { integer, type Neo4jDatabase } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import { nodeFields, toStoredNode, type NodeProperties } from "../mapping/node-properties.ts";
import { statedRelationshipTypes } from "../mapping/relationship-properties.ts";
import { readRelationships } from "./read-relationships.ts";
import { readSeriesOfRoutes } from "./read-series.ts";
import { matchChunk, readRouteChunks } from "./route-chunks.ts";
import { readRouteFacts } from "./route-facts.ts";
import { streamFromOneState } from "./spool.ts";

const rowsPerPage = 500;

/** Nodes by id, routes by their parts, stated relationships by id, then those of each route. */
export function streamElements(database: Neo4jDatabase, signal: AbortSignal | undefined): AsyncGenerator<ElementPage> {
  return streamFromOneState(database, readPages, signal);
}

const ofNodes = (nodes: StoredNode[]): ElementPage => ({ nodes, relationships: [] });
const ofRelationships = (relationships: StoredRelationship[]): ElementPage => ({ nodes: [], relationships });

async function* readPages(reading: Reading): AsyncGenerator<ElementPage> {
  yield* pageNodes(reading);
  for await (const ids of pageRoutes(reading)) {
    const facts = await readRouteFacts(reading, ids);
    yield ofNodes(ids.map((id) => routeNode(facts.get(id)!)));
  }
  yield* pageStatedRelationships(reading);
  for await (const ids of pageRoutes(reading)) yield ofRelationships(await deriveRelationships(reading, ids));
}

async function* pageNodes({ names, run, view }: Reading): AsyncGenerator<ElementPage> {
  const query = `MATCH (n:${names.node}${view.only("n")}) WHERE n.id > $last AND n.type <> 'CommodityRoute'
    RETURN n {${nodeFields(view, "n")}} AS node ORDER BY n.id LIMIT $limit`;
  let last = "";
  for (;;) {
    const rows = await run<{ node: NodeProperties }>(query, { last, limit: integer(rowsPerPage) });
    if (rows.length > 0) yield ofNodes(rows.map(({ node }) => toStoredNode(node)));
    if (rows.length < rowsPerPage) return;
    last = rows.at(-1)!.node.id;
  }
}

/** Ids of routes in the order of exporter, importer and HS code. */
async function* pageRoutes(reading: Reading): AsyncGenerator<string[]> {
  const { names, run, view } = reading;
  const query = `${matchChunk(names)} AND ${view.sees("r")} RETURN r.id AS id`;
  for (const ranges of await readRouteChunks(reading)) {
    const ids = (await run<{ id: string }>(query, { ranges })).map(({ id }) => id).toSorted(compareRoutes);
    for (let from = 0; from < ids.length; from += rowsPerPage) yield ids.slice(from, from + rowsPerPage);
  }
}

function compareRoutes(a: string, b: string): number {
  const first = parseRouteId(a)!;
  const second = parseRouteId(b)!;
  return (
    byCodeUnits(first.exporter, second.exporter) ||
    byCodeUnits(first.importer, second.importer) ||
    byCodeUnits(first.hs, second.hs)
  );
}

/** An id begins with its type, so the types in order give the ids in order. */
async function* pageStatedRelationships(reading: Reading): AsyncGenerator<ElementPage> {
  for (const type of statedRelationshipTypes.toSorted((a, b) => byCodeUnits(`${a}|`, `${b}|`))) {
    const ids = await readIds(reading, type);
    for (let from = 0; from < ids.length; from += rowsPerPage) {
      yield ofRelationships(await readRelationships(reading, ids.slice(from, from + rowsPerPage)));
    }
  }
}

async function readIds({ names, run, view }: Reading, type: RelationshipType): Promise<string[]> {
  const query = `MATCH (:${names.node})-[r:${names.relationship(type)}${view.only("r")}]->(:${names.node}) RETURN r.id AS id`;
  return (await run<{ id: string }>(query)).map(({ id }) => id).toSorted(byCodeUnits);
}

/** What follows from a route and its series. */
async function deriveRelationships(reading: Reading, ids: readonly string[]): Promise<StoredRelationship[]> {
  const facts = await readRouteFacts(reading, ids);
  const series = await readSeriesOfRoutes(reading, ids);
  return ids.flatMap((id) => [
    ...routeRelationshipTypes.map((type) => routeRelationship(type, facts.get(id)!)),
    ...(series.get(id) ?? []).map(seriesRelationship),
  ]);
}
