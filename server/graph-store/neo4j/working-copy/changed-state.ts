import type { Database } from "../../sqlite/database/database.ts";
import { readDataVersion } from "../../sqlite/reading/statistics.ts";
import { readTallies, type TallyScope } from "../../sqlite/reading/tally.ts";
import { readDigest } from "../../sqlite/writing/digest.ts";
import type { DatasetCounts, StoreState } from "../mapping/store-state.ts";

/** The store's counts, digests and version after the commit in the working copy, given those before. */
export function changedState(database: Database, before: StoreState): StoreState {
  const routes = (before.nodes["CommodityRoute"] ?? 0) + countDifference(database, "exporter");
  return {
    dataVersion: readDataVersion(database),
    nodes: { ...readTallies(database, "node"), ...(routes > 0 ? { CommodityRoute: routes } : {}) },
    relationships: readTallies(database, "relationship"),
    datasets: datasetCounts(database),
    digests: readDigests(database),
    contributors: contributorCounts(database, before),
  };
}

function countDifference(database: Database, scope: TallyScope): number {
  const now = Object.values(readTallies(database, scope)).reduce((total, count) => total + count, 0);
  const sql = "SELECT count FROM count_before WHERE scope = ?";
  return now - (database.get<{ count: number }>(sql, scope)?.count ?? 0);
}

function datasetCounts(database: Database): Record<string, DatasetCounts> {
  const routes = readTallies(database, "dataset-routes");
  const series = readTallies(database, "dataset-series");
  const observations = readTallies(database, "dataset-observations");
  const ids = Object.keys({ ...routes, ...series, ...observations });
  return Object.fromEntries(
    ids.map((id) => [id, { routes: routes[id] ?? 0, series: series[id] ?? 0, observations: observations[id] ?? 0 }]),
  );
}

function readDigests(database: Database): Record<string, string> {
  const scopes = database.all<{ scope: string }>("SELECT scope FROM digest ORDER BY scope");
  return Object.fromEntries(scopes.map(({ scope }) => [scope, readDigest(database, scope)]));
}

function contributorCounts(database: Database, before: StoreState): StoreState["contributors"] {
  const differences = database.all<{ contributor: string; subject: string; difference: number }>(
    "SELECT contributor, subject, difference FROM statement_count",
  );
  const difference = (id: string, subject: string) =>
    differences.find((one) => one.contributor === id && one.subject === subject)?.difference ?? 0;
  const ids = database.all<{ id: string }>("SELECT id FROM contributor ORDER BY id");
  return Object.fromEntries(
    ids.map(({ id }) => {
      const old = before.contributors[id] ?? { nodes: 0, relationships: 0 };
      const nodes = old.nodes + difference(id, "node");
      return [id, { nodes, relationships: old.relationships + difference(id, "relationship") }];
    }),
  );
}
