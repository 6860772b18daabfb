/** Reads from the store what both reporters declare for one route. */
import type { FlowRequest, FlowResponse } from "#graph-schema/contract/flow.ts";
import { traceNotice } from "#graph-schema/contract/trace.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import { commodityId, countryId, type RouteKey } from "#graph-schema/node-id.ts";
import { formatPeriod, parseWindow } from "#graph-schema/trade-period.ts";
import type { TradeSeries } from "#graph-schema/trade-series.ts";
import { describeSeries, isDuring } from "../analysis/flow.ts";
import { caveatsOnRoute, claimsOnRoute } from "../analysis/describe/statements.ts";
import { findMirrorGap } from "../analysis/mirror-gap.ts";
import type { TraceFacts } from "../analysis/trace-world.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { readEvidenceNodes } from "./read-evidence-nodes.ts";
import { TraceEngineError } from "./trace-engine-error.ts";

async function refuseUnknown(store: GraphStore, { exporter, importer, hs }: RouteKey, signal?: AbortSignal) {
  const ids = [countryId(exporter), countryId(importer), commodityId(hs)];
  const known = new Set((await store.readNodes(ids, signal)).map(({ id }) => id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw new TraceEngineError("not-found", `There is no ${missing}`);
}

async function readUnallocated(
  store: GraphStore,
  series: readonly TradeSeries[],
  { exporter, importer, hs }: RouteKey,
  during: string | undefined,
  signal?: AbortSignal,
): Promise<FlowResponse["unallocated"]> {
  const window = during === undefined ? undefined : parseWindow(during);
  const datasets = new Set(series.map(({ dataset }) => dataset));
  const amounts = await store.readUnallocated({ reporters: [exporter, importer], codes: [hs] }, signal);
  return amounts
    .filter(({ dataset, reporter, flow, frequency, period }) => {
      const ownFlow = reporter === exporter ? ["X", "RX", "DX"] : ["M", "RM", "FM"];
      return datasets.has(dataset) && ownFlow.includes(flow) && isDuring(frequency, period, window);
    })
    .map(({ reporter, dataset, frequency, period, kind, partnerText, value }) => ({
      reporter,
      dataset,
      period: formatPeriod(frequency, period),
      kind,
      partnerText,
      value,
    }));
}

/** Rejects with a TraceEngineError of kind `not-found` where the graph holds no such country or code. */
export async function readFlow(
  store: GraphStore,
  facts: TraceFacts,
  route: RouteKey,
  { during }: FlowRequest,
  signal?: AbortSignal,
): Promise<FlowResponse> {
  await refuseUnknown(store, route, signal);
  const window = during === undefined ? undefined : parseWindow(during);
  const series = await store.readSeries(route, signal);
  const datasets = [...new Set(series.map(({ dataset }) => dataset))];
  const claims = claimsOnRoute(facts, route);
  const caveats = caveatsOnRoute(facts, window, { ...route, datasets, sides: series.map(({ side }) => side) });
  const evidenceNodes = await readEvidenceNodes(store, [...datasets, ...claims, ...caveats], signal);
  const nodes = new Map(evidenceNodes.map((node) => [node.id, node]));
  const present = (ids: readonly string[]): GraphNode[] => ids.flatMap((id) => nodes.get(id) ?? []);
  const mirror = findMirrorGap(series);
  return {
    exporter: route.exporter,
    importer: route.importer,
    hs: route.hs,
    series: series.map((own) => describeSeries(own, facts.coverage, nodes.get(own.dataset), window)),
    mirrorGap: "gap" in mirror ? mirror.gap : null,
    mirrorGapReason: "gap" in mirror ? null : mirror.reason,
    claims: present(claims),
    caveats: present(caveats),
    unallocated: await readUnallocated(store, series, route, during, signal),
    evidenceNodes,
    notice: traceNotice,
  };
}
