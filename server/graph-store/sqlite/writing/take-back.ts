import { routeId } from "#graph-schema/node-id.ts";
import { seriesKeyText } from "../../series-block.ts";
import type { Database } from "../database/database.ts";
import { packWithContentLength } from "../packing/pack-cells.ts";
import { unpackCells } from "../packing/unpack-cells.ts";
import { readRouteRow, type RouteRow } from "../reading/element-keys.ts";
import { readSeriesKinds } from "../reading/series-kinds.ts";
import type { AbortCheck } from "../threads/messages.ts";
import { seriesContent } from "./commit-route.ts";
import { cellsName, statementName } from "./changes.ts";
import type { Commit } from "./put-nodes.ts";
import { removeRouteIfBare } from "./remove-elements.ts";
import { RouteSeries, type SeriesState } from "./route-series.ts";
import { takeBack } from "./statements.ts";

/**
 * Takes back everything that a contributor says. Nodes, relationships and routes stay until the caller merges and
 * removes them, so that they can be spoken of anew before. Answers the keys of the routes concerned.
 */
export function takeBackAll(commit: Commit, checkAbort: AbortCheck): Set<number> {
  const routes = new Set<number>();
  takeBackSeries(commit, routes, checkAbort);
  takeBackRelationships(commit, checkAbort);
  takeBackNodes(commit, routes, checkAbort);
  takeBackCoverage(commit);
  takeBackUnallocated(commit);
  return routes;
}

/** Removes those of the routes that have neither series nor anybody who speaks of them. */
export function removeBareRoutes({ database, changes }: Commit, routes: ReadonlySet<number>): void {
  for (const key of routes) {
    const route = readRouteRow(database, key);
    if (route) removeRouteIfBare(database, changes, route);
  }
}

/** The seeds hold figures of many datasets; an import only of its own. */
function takeBackSeries(commit: Commit, routes: Set<number>, checkAbort: AbortCheck): void {
  const { database, speaker } = commit;
  const sql = `SELECT DISTINCT s.route FROM series_kind k JOIN series s ON s.kind = k.key AND s.layer = ?1
    WHERE ?1 = 1 OR k.dataset = ?2 ORDER BY s.route`;
  const kinds = readSeriesKinds(database);
  for (const { route } of database.all<{ route: number }>(sql, speaker.layer, speaker.id)) {
    checkAbort();
    const row = readRouteRow(database, route)!;
    takeBackSeriesOfRoute(commit, row, new RouteSeries(database, kinds, row));
    routes.add(route);
  }
}

function takeBackSeriesOfRoute(commit: Commit, route: RouteRow, series: RouteSeries): void {
  const { database, changes, speaker } = commit;
  const isOwn = ({ layer, kind }: SeriesState) =>
    layer === speaker.layer && (layer === 1 || kind.dataset === speaker.id);
  const before = series.summarise();
  for (const state of series.states.filter(isOwn)) {
    const { packed, contentLength } = packWithContentLength(unpackCells(state.packed));
    const name = `${routeId(route)} ${seriesKeyText(state.kind)} ${state.layer} `;
    changes.digest(state.kind.dataset, seriesContent(name, packed, contentLength), -1);
    changes.saidBefore?.cells.set(cellsName(route.key, state.kindKey), state.packed);
    const sql = "DELETE FROM series WHERE route = ? AND kind = ? AND layer = ?";
    database.run(sql, route.key, state.kindKey, state.layer);
    series.remove(state);
  }
  const after = series.summarise();
  series.countDifference(changes, before, after);
  if (after.rank !== before.rank) database.run("UPDATE route SET rank = ? WHERE key = ?", after.rank, route.key);
}

function takeBackRelationships({ database, changes, speaker }: Commit, checkAbort: AbortCheck): void {
  const sql = `SELECT r.key, r.id, s.statement FROM relationship_statement s JOIN relationship r ON r.key = s.relationship
    WHERE s.contributor = ?`;
  for (const row of database.all<StatedElement>(sql, speaker.key)) {
    checkAbort();
    takeBack(database, changes, speaker, "relationship", row);
    changes.saidBefore?.statements.set(statementName("relationship", row.id), row.statement);
    changes.statedRelationships.add(row.key);
  }
}

interface StatedElement {
  key: number;
  id: string;
  statement: string;
}

function takeBackNodes(commit: Commit, routes: Set<number>, checkAbort: AbortCheck): void {
  const { database, changes, speaker } = commit;
  for (const row of [...statedNodes(commit), ...statedRoutes(commit)]) {
    checkAbort();
    takeBack(database, changes, speaker, "node", row);
    changes.saidBefore?.statements.set(statementName("node", row.id), row.statement);
    if (row.key > 0) changes.statedNodes.add(row.key);
    else routes.add(-row.key);
  }
}

function statedNodes({ database, speaker }: Commit): StatedElement[] {
  const sql = `SELECT n.key, n.id, s.statement FROM node_statement s JOIN node n ON n.key = s.node
    WHERE s.contributor = ?`;
  return database.all<StatedElement>(sql, speaker.key);
}

function statedRoutes({ database, speaker }: Commit): StatedElement[] {
  const sql = "SELECT node AS key, statement FROM node_statement WHERE contributor = ? AND node < 0";
  return database.all<Omit<StatedElement, "id">>(sql, speaker.key).flatMap(({ key, statement }) => {
    const route = readRouteRow(database, -key);
    return route ? [{ key, id: routeId(route), statement }] : [];
  });
}

function takeBackCoverage({ database, changes, speaker }: Commit): void {
  const blocks = database.all<{ block: string }>("SELECT block FROM coverage WHERE contributor = ?", speaker.key);
  for (const { block } of blocks) changes.digest(speaker.id, `coverage ${block}`, -1);
  database.run("DELETE FROM coverage WHERE contributor = ?", speaker.key);
}

function takeBackUnallocated({ database, changes, speaker }: Commit): void {
  const own = "layer = ?1 AND (?1 = 1 OR dataset = ?2)";
  const columns = "layer, dataset, reporter, flow, frequency, edition, hs, period, kind, partner_text, value";
  for (const amount of amountsOf(
    database,
    `SELECT ${columns} FROM unallocated WHERE ${own}`,
    speaker.layer,
    speaker.id,
  )) {
    changes.digest(speaker.id, `unallocated ${JSON.stringify(Object.values(amount))}`, -1);
  }
  database.run(`DELETE FROM unallocated WHERE ${own}`, speaker.layer, speaker.id);
}

function amountsOf(
  database: Database,
  sql: string,
  layer: number,
  id: string,
): Record<string, string | number | null>[] {
  return database.all(sql, layer, id);
}
