/** Reads from the store what an import or a removal touches into its working copy. */
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import type { RelationshipType } from "#graph-schema/relationship-types.ts";
import { seedsContributor, type Contribution } from "../../merge-statements.ts";
import type { WorkerClient } from "../../sqlite/threads/worker-client.ts";
import type { Reading } from "../database/store-state.ts";
import { nodeFields, type NodeProperties } from "../mapping/node-properties.ts";
import { statedRelationshipTypes } from "../mapping/relationship-properties.ts";
import { readLayers, seriesFields, type SeriesProperties } from "../mapping/series-properties.ts";
import { readStatements } from "../mapping/statements.ts";
import type { RelationshipToLoad, UnallocatedRow } from "../working-copy/load-elements.ts";
import type { WantedKind } from "../working-copy/wanted-elements.ts";
import type { WorkingCopyOperations } from "../working-copy/working-copy-operations.ts";

const idsPerPage = 2000;

export interface Loading {
  reading: Reading;
  thread: WorkerClient<WorkingCopyOperations>;
  signal: AbortSignal | undefined;
}

/** Everything that the staged import speaks of; where it replaces, also all that its contributor said before. */
export async function loadForImport(loading: Loading, contributor: string, replaces: boolean): Promise<void> {
  const { thread, reading } = loading;
  await thread.call("loadState", reading.state);
  if (replaces) await wantAllOf(loading, contributor);
  await thread.call("wantStaged", null);
  await loadPages(loading, "node", loadNodes);
  await thread.call("wantStagedRoutes", null);
  await loadWanted(loading);
  await loadRecords(loading, contributor);
}

export async function loadForRemoval(loading: Loading, dataset: string): Promise<void> {
  await loading.thread.call("loadState", loading.reading.state);
  await wantAllOf(loading, dataset);
  await loadWanted(loading);
  await loadRecords(loading, dataset);
}

/** What was wanted, and what that makes wanted in turn: ends of relationships, and all those of a route. */
async function loadWanted(loading: Loading): Promise<void> {
  const positions: Record<WantedKind, number> = { node: 0, route: 0, relationship: 0, star: 0 };
  for (;;) {
    const before = JSON.stringify(positions);
    positions.route = await loadPages(loading, "route", loadRoutes, positions.route);
    positions.relationship = await loadPages(loading, "relationship", loadRelationships, positions.relationship);
    positions.star = await loadPages(loading, "star", loadStars, positions.star);
    positions.node = await loadPages(loading, "node", loadNodes, positions.node);
    if (JSON.stringify(positions) === before) return;
  }
}

async function loadPages(
  { thread, reading, signal }: Loading,
  kind: WantedKind,
  load: (loading: Loading, ids: string[]) => Promise<void>,
  from = 0,
): Promise<number> {
  let position = from;
  for (;;) {
    const page = await thread.call("nextWanted", { kind, position, limit: idsPerPage }, { signal });
    if (page.ids.length === 0) return position;
    await load({ thread, reading, signal }, page.ids);
    position = page.position;
  }
}

interface StoredNodeRow extends NodeProperties {
  rank: number;
  degree: number;
  routesOut: number | null;
  routesIn: number | null;
  routesOf: number | null;
  statements: string[];
}

async function loadNodes({ reading: { run, names, view }, thread }: Loading, ids: string[]): Promise<void> {
  const query = `UNWIND $ids AS id MATCH (n:${names.node} {id: id})
    RETURN n {${nodeFields(view, "n")}, .rank, .degree, .routesOut, .routesIn, .routesOf, .statements} AS node`;
  const rows = await run<{ node: StoredNodeRow }>(query, { ids });
  const nodes = rows.map(({ node }) => ({
    ...node,
    routesOut: node.routesOut ?? 0,
    routesIn: node.routesIn ?? 0,
    routesOf: node.routesOf ?? 0,
    statements: readStatements(node.statements),
  }));
  await thread.call("loadNodes", nodes);
}

interface StoredRouteRow {
  id: string;
  rank: number;
  degree: number;
  statements: string[];
  series: SeriesProperties[];
}

async function loadRoutes({ reading: { run, names }, thread }: Loading, ids: string[]): Promise<void> {
  const query = `UNWIND $ids AS id MATCH (r:${names.node} {id: id})
    RETURN id, r.rank AS rank, r.degree AS degree, coalesce(r.statements, []) AS statements,
      [(r)-[s:${names.relationship("REPORTED_IN")}]->(d:${names.node}) | s {${seriesFields}}] AS series`;
  const rows = await run<StoredRouteRow>(query, { ids });
  const routes = rows.map(({ id, rank, degree, statements, series }) => {
    return { id, rank, degree, statements: readStatements(statements), series: series.map(readLayers) };
  });
  await thread.call("loadRoutes", routes);
}

interface StoredRelationshipRow {
  id: string;
  start: string;
  end: string;
  type: string;
  statements: string[];
}

const relationshipRow =
  "r.id AS id, startNode(r).id AS start, endNode(r).id AS end, type(r) AS type, r.statements AS statements";

async function loadRelationships(loading: Loading, ids: string[]): Promise<void> {
  const { run, names } = loading.reading;
  for (const [type, rows] of groupByType(ids)) {
    const query = `UNWIND $rows AS row MATCH (:${names.node} {id: row.start})-[r:${names.relationship(type)}]->(:${names.node} {id: row.end})
      WHERE r.id = row.id RETURN ${relationshipRow}`;
    await giveRelationships(loading, await run<StoredRelationshipRow>(query, { rows }));
  }
}

function groupByType(ids: readonly string[]): Map<RelationshipType, { id: string; start: string; end: string }[]> {
  const groups = new Map<RelationshipType, { id: string; start: string; end: string }[]>();
  for (const id of ids) {
    const parts = parseRelationshipId(id);
    if (!parts) continue;
    const { type, start, end } = parts;
    const group = groups.get(type);
    if (group) group.push({ id, start, end });
    else groups.set(type, [{ id, start, end }]);
  }
  return groups;
}

async function loadStars(loading: Loading, ids: string[]): Promise<void> {
  const { run, names } = loading.reading;
  const query = `UNWIND $ids AS id
    MATCH (:${names.node} {id: id})-[r:${names.relationships(statedRelationshipTypes)}]-(:${names.node})
    RETURN DISTINCT ${relationshipRow}`;
  await giveRelationships(loading, await run<StoredRelationshipRow>(query, { ids }));
}

async function giveRelationships(
  { thread, reading: { names } }: Loading,
  rows: readonly StoredRelationshipRow[],
): Promise<void> {
  const relationships = rows.map(({ type, statements, ...row }): RelationshipToLoad => {
    const contributions: Contribution<unknown>[] = readStatements(statements);
    return { ...row, type: names.relationshipTypeOf(type) ?? type, statements: contributions };
  });
  await thread.call("loadRelationships", relationships);
}

/** Elements that only the contributor speaks of may go, so their relationships are wanted too. */
async function wantAllOf(loading: Loading, contributor: string): Promise<void> {
  const { thread, reading } = loading;
  const { run, names } = reading;
  const spoken = `MATCH (n:${names.node}) WHERE $contributor IN n.contributors
    RETURN n.id AS id, size(n.contributors) = 1 AS alone`;
  const nodes = await run<{ id: string; alone: boolean }>(spoken, { contributor });
  const stated = `MATCH (:${names.node})-[r:${names.relationships(statedRelationshipTypes)}]->(:${names.node})
    WHERE $contributor IN r.contributors RETURN r.id AS id`;
  const relationships = await run<{ id: string }>(stated, { contributor });
  await thread.call("want", {
    elements: [...nodes.map(({ id }) => id), ...(await routesReportedBy(loading, contributor))],
    relationships: relationships.map(({ id }) => id),
    stars: nodes.filter(({ alone }) => alone).map(({ id }) => id),
  });
}

/** An import holds figures of its own dataset only, the seeds of any. */
async function routesReportedBy({ reading: { run, names } }: Loading, contributor: string): Promise<string[]> {
  const isSeeds = contributor === seedsContributor;
  const layer = isSeeds ? "s.seedLayer IS NOT NULL OR 1 IN s.layers" : "0 IN s.layers";
  const query = `MATCH (d:${names.label("Dataset")}${isSeeds ? "" : " {id: $contributor}"})<-[s:${names.relationship("REPORTED_IN")}]-(r:${names.node})
    WHERE ${layer} RETURN DISTINCT r.id AS id`;
  return (await run<{ id: string }>(query, { contributor })).map(({ id }) => id);
}

async function loadRecords({ reading: { run, names }, thread }: Loading, contributor: string): Promise<void> {
  const blocks = `MATCH (m:${names.meta} {record: 'coverage'}) WHERE m.contributor = $contributor
    RETURN m.contributor AS contributor, m.block AS block`;
  const amounts = `MATCH (m:${names.meta} {record: 'unallocated'}) WHERE m.layer = $layer AND ($layer = 1 OR m.dataset = $contributor)
    RETURN m {.layer, .dataset, .reporter, .flow, .frequency, .edition, .hs, .period, .kind, .partnerText, .value, .rows} AS amount`;
  const layer = contributor === seedsContributor ? 1 : 0;
  const coverage = await run<{ contributor: string; block: string }>(blocks, { contributor });
  const unallocated = await run<{ amount: UnallocatedRow }>(amounts, { contributor, layer });
  await thread.call("loadRecords", { coverage, unallocated: unallocated.map(({ amount }) => amount) });
}
