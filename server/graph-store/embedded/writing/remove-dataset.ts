import { routeId } from "#graph-schema/node-id.ts";
import type { DatasetRemoval } from "#graph-schema/contract/statistics.ts";
import { seedsContributor } from "../../merge-statements.ts";
import { seriesKeyText } from "../../series-block.ts";
import type { Database } from "../database/database.ts";
import { packWithContentLength } from "../packing/pack-cells.ts";
import { unpackCells } from "../packing/unpack-cells.ts";
import { readRouteRow, type RouteRow } from "../reading/element-keys.ts";
import { readSeriesKinds } from "../reading/series-kinds.ts";
import { readDataVersion, readStatistics } from "../reading/statistics.ts";
import type { AbortCheck } from "../threads/messages.ts";
import { Changes } from "./changes.ts";
import { finishChanges } from "./commit-import.ts";
import { seriesContent } from "./commit-route.ts";
import { mergeNodes, mergeRelationships } from "./merge-elements.ts";
import { removeRouteIfBare } from "./remove-elements.ts";
import { RouteSeries } from "./route-series.ts";
import { findSpeaker } from "./speaker.ts";
import { takeBack, type Speaker } from "./statements.ts";

/** Takes back all that imports into a dataset brought; undefined when there were none. */
export function removeDataset(database: Database, id: string, checkAbort: AbortCheck): DatasetRemoval | undefined {
  return database.transaction("BEGIN IMMEDIATE", () => {
    const speaker = id === seedsContributor ? undefined : findSpeaker(database, id);
    if (!speaker) return undefined;
    const before = readStatistics(database);
    const changes = new Changes();
    removeSeries(database, changes, id, checkAbort);
    changes.writeCounts(database);
    takeBackStatements(database, changes, speaker, checkAbort);
    removeCoverage(database, changes, speaker);
    database.run("DELETE FROM contributor WHERE key = ?", speaker.key);
    changes.touched = true;
    finishChanges(database, changes);
    database.run("DELETE FROM digest WHERE scope = ? AND (a, b, c, d) = (0, 0, 0, 0)", id);
    const after = readStatistics(database);
    return { removed: difference(before, after), dataVersion: readDataVersion(database) };
  });
}

type Statistics = ReturnType<typeof readStatistics>;

function difference(before: Statistics, after: Statistics): DatasetRemoval["removed"] {
  const series = (statistics: Statistics) => statistics.relationships.byType["REPORTED_IN"] ?? 0;
  return {
    series: series(before) - series(after),
    observations: before.observations - after.observations,
    nodes: before.nodes.total - after.nodes.total,
    relationships: before.relationships.total - after.relationships.total,
  };
}

function removeSeries(database: Database, changes: Changes, dataset: string, checkAbort: AbortCheck): void {
  const sql = `SELECT DISTINCT s.route FROM series_kind k JOIN series s ON s.kind = k.key AND s.layer = 0
    WHERE k.dataset = ? ORDER BY s.route`;
  const kinds = readSeriesKinds(database);
  for (const { route } of database.all<{ route: number }>(sql, dataset)) {
    checkAbort();
    const row = readRouteRow(database, route)!;
    removeSeriesOfRoute(database, changes, dataset, row, new RouteSeries(database, kinds, row));
  }
}

function removeSeriesOfRoute(
  database: Database,
  changes: Changes,
  dataset: string,
  route: RouteRow,
  series: RouteSeries,
): void {
  const before = series.summarise();
  for (const state of series.states.filter(({ kind, layer }) => kind.dataset === dataset && layer === 0)) {
    const { packed, contentLength } = packWithContentLength(unpackCells(state.packed));
    const name = `${routeId(route)} ${seriesKeyText(state.kind)} 0 `;
    changes.digest(dataset, seriesContent(name, packed, contentLength), -1);
    database.run("DELETE FROM series WHERE route = ? AND kind = ? AND layer = 0", route.key, state.kindKey);
    series.remove(state);
  }
  const after = series.summarise();
  series.countDifference(changes, before, after);
  if (removeRouteIfBare(database, changes, route)) return;
  if (after.rank !== before.rank) database.run("UPDATE route SET rank = ? WHERE key = ?", after.rank, route.key);
}

function takeBackStatements(database: Database, changes: Changes, speaker: Speaker, checkAbort: AbortCheck): void {
  const relationships = `SELECT r.key, r.id FROM relationship_statement s JOIN relationship r ON r.key = s.relationship
    WHERE s.contributor = ?`;
  for (const row of database.all<{ key: number; id: string }>(relationships, speaker.key)) {
    checkAbort();
    takeBack(database, changes, speaker, "relationship", row);
    changes.statedRelationships.add(row.key);
  }
  mergeRelationships(database, changes);
  takeBackRoutes(database, changes, speaker);
  changes.writeCounts(database);
  const nodes = "SELECT n.key, n.id FROM node_statement s JOIN node n ON n.key = s.node WHERE s.contributor = ?";
  for (const row of database.all<{ key: number; id: string }>(nodes, speaker.key)) {
    checkAbort();
    takeBack(database, changes, speaker, "node", row);
    changes.statedNodes.add(row.key);
  }
  mergeNodes(database, changes);
}

function takeBackRoutes(database: Database, changes: Changes, speaker: Speaker): void {
  const sql = "SELECT -node AS key FROM node_statement WHERE contributor = ? AND node < 0";
  for (const { key } of database.all<{ key: number }>(sql, speaker.key)) {
    const route = readRouteRow(database, key);
    if (!route) continue;
    takeBack(database, changes, speaker, "node", { key: -key, id: routeId(route) });
    removeRouteIfBare(database, changes, route);
  }
}

function removeCoverage(database: Database, changes: Changes, speaker: Speaker): void {
  const blocks = database.all<{ block: string }>("SELECT block FROM coverage WHERE contributor = ?", speaker.key);
  for (const { block } of blocks) changes.digest(speaker.id, `coverage ${block}`, -1);
  database.run("DELETE FROM coverage WHERE contributor = ?", speaker.key);
  const columns = "layer, dataset, reporter, flow, frequency, edition, hs, period, kind, partner_text, value";
  const amounts = database.all<Record<string, string | number | null>>(
    `SELECT ${columns} FROM unallocated WHERE layer = 0 AND dataset = ?`,
    speaker.id,
  );
  for (const amount of amounts) changes.digest(speaker.id, `unallocated ${JSON.stringify(Object.values(amount))}`, -1);
  database.run("DELETE FROM unallocated WHERE layer = 0 AND dataset = ?", speaker.id);
}
