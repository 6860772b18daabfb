import type { DatasetSummary, StatisticsResponse } from "#graph-schema/contract/statistics.ts";
import { describeDataset, orderByPrecedence } from "../../dataset-summary.ts";
import type { StoredNode } from "../../graph-store.ts";
import type { Reading } from "../database/store-state.ts";
import type { StoreState } from "../mapping/store-state.ts";
import { listNodes } from "./read-nodes.ts";

export async function readStatistics(reading: Reading): Promise<StatisticsResponse> {
  const { state } = reading;
  const routes = state.nodes["CommodityRoute"] ?? 0;
  const datasets = Object.values(state.datasets);
  const series = datasets.reduce((total, one) => total + one.series, 0);
  const relationships = known({
    ...state.relationships,
    SHIPS: routes,
    ARRIVES_IN: routes,
    CARRIES: routes,
    REPORTED_IN: series,
  });
  const nodes = known(state.nodes);
  return {
    dataVersion: state.dataVersion,
    nodes: { total: sum(nodes), byType: nodes },
    relationships: { total: sum(relationships), byType: relationships },
    observations: datasets.reduce((total, one) => total + one.observations, 0),
    datasets: await listDatasets(reading),
  };
}

/** In order of precedence: imported datasets before those that only the seeds hold, then by id. */
export async function listDatasets(reading: Reading): Promise<DatasetSummary[]> {
  const nodes = await listNodes(reading, "Dataset");
  return orderByPrecedence(nodes.map((node) => summarise(reading.state, node)));
}

function summarise(state: StoreState, node: StoredNode): Omit<DatasetSummary, "precedence"> {
  const { id } = node;
  const counts = state.datasets[id];
  const spoken = state.contributors[id];
  return {
    ...describeDataset(node),
    routes: counts?.routes ?? 0,
    series: counts?.series ?? 0,
    observations: counts?.observations ?? 0,
    nodes: spoken?.nodes ?? 0,
    relationships: spoken?.relationships ?? 0,
    digest: state.digests[id] ?? "0".repeat(32),
    seeded: spoken === undefined,
  };
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** Sorted by name, without types that have none. */
function known(counts: Record<string, number>): Record<string, number> {
  const all = Object.entries(counts).filter(([, count]) => count > 0);
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
