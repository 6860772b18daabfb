import { describeDataset, orderByPrecedence } from "../../dataset-summary.ts";
import type { DatasetSummary, StatisticsResponse } from "#graph-schema/contract/statistics.ts";
import type { Database } from "../database/database.ts";
import { readDigest } from "../writing/digest.ts";
import { nodeColumns, toNode, type NodeRow } from "./read-nodes.ts";
import { readTallies, readTally } from "./tally.ts";

export function readDataVersion(database: Database): string {
  return database.get<{ value: string }>("SELECT value FROM meta WHERE name = 'data-version'")?.value ?? "empty";
}

export function readStatistics(database: Database): StatisticsResponse {
  const routes = sum(readTallies(database, "exporter"));
  const nodes = withCount(readTallies(database, "node"), { CommodityRoute: routes });
  const relationships = withCount(readTallies(database, "relationship"), {
    SHIPS: routes,
    ARRIVES_IN: routes,
    CARRIES: routes,
    REPORTED_IN: sum(readTallies(database, "dataset-series")),
  });
  return {
    dataVersion: readDataVersion(database),
    nodes: { total: sum(nodes), byType: nodes },
    relationships: { total: sum(relationships), byType: relationships },
    observations: sum(readTallies(database, "dataset-observations")),
    datasets: listDatasets(database),
  };
}

/** In order of precedence: imported datasets before those that only the seeds hold, then by id. */
export function listDatasets(database: Database): DatasetSummary[] {
  const rows = database.all<NodeRow>(`SELECT ${nodeColumns} FROM node WHERE type = 'Dataset' ORDER BY id`);
  return orderByPrecedence(rows.map((row) => summarise(database, row)));
}

function summarise(database: Database, row: NodeRow): Omit<DatasetSummary, "precedence"> {
  const node = toNode(row);
  const { id } = node;
  return {
    ...describeDataset(node),
    routes: readTally(database, "dataset-routes", id),
    series: readTally(database, "dataset-series", id),
    observations: readTally(database, "dataset-observations", id),
    nodes: countStatements(database, "node_statement", id),
    relationships: countStatements(database, "relationship_statement", id),
    digest: readDigest(database, id),
    seeded: isSeeded(database, id),
  };
}

export function countStatements(
  database: Database,
  table: "node_statement" | "relationship_statement",
  id: string,
): number {
  const sql = `SELECT count(*) AS count FROM ${table} WHERE contributor = (SELECT key FROM contributor WHERE id = ?)`;
  return database.get<{ count: number }>(sql, id)?.count ?? 0;
}

/** Nothing was imported into it. */
function isSeeded(database: Database, id: string): boolean {
  return database.get("SELECT 1 FROM contributor WHERE id = ?", id) === undefined;
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Sorted by name, without types that have none. */
function withCount(counts: Record<string, number>, more: Record<string, number>): Record<string, number> {
  const all = Object.entries({ ...counts, ...more }).filter(([, count]) => count > 0);
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
