/** Adds to the legs of an answer how they were computed, from the rows that the store keeps. */
import type { Leg } from "#graph-schema/contract/trace.ts";
import { parseRouteId } from "#graph-schema/node-id.ts";
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import type { TradeSeries } from "#graph-schema/trade-series.ts";
import { seriesRelationshipId } from "../analysis/describe/series-of-leg.ts";
import { explainLeg } from "../analysis/explain.ts";
import type { TraceAnswer } from "../analysis/trace.ts";
import type { DatasetFacts } from "../analysis/trace-world.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { legsOf } from "./named-ids.ts";

/** More would read the store for minutes; the answer says where explanations end. */
export const mostExplainedLegs = 1000;

type ReadRoute = (routeId: string) => Promise<TradeSeries[]>;

/** Each route is read once. */
function createRouteReader(store: GraphStore, signal?: AbortSignal): ReadRoute {
  const known = new Map<string, Promise<TradeSeries[]>>();
  return (id) => {
    const reading = known.get(id) ?? store.readSeries(parseRouteId(id)!, signal);
    known.set(id, reading);
    return reading;
  };
}

async function readLegSeries(leg: Leg, readRoute: ReadRoute): Promise<TradeSeries[]> {
  const routes = new Set(leg.relationshipIds.map((id) => parseRelationshipId(id)!.start));
  const wanted = new Set(leg.relationshipIds);
  const series: TradeSeries[] = [];
  for (const route of routes) series.push(...(await readRoute(route)));
  return series.filter((own) => wanted.has(seriesRelationshipId(own)));
}

/** Fills `explanation` of the answer's legs, in the order in which they are shown. */
export async function explainLegs(
  store: GraphStore,
  answer: TraceAnswer,
  windows: { before: string; after: string },
  datasets: readonly DatasetFacts[],
  signal?: AbortSignal,
): Promise<void> {
  const readRoute = createRouteReader(store, signal);
  let explained = 0;
  for (const leg of legsOf(answer)) {
    if (leg.reporter === null) continue;
    explained += 1;
    if (explained > mostExplainedLegs) {
      answer.assumptions.push(`How computed is given for the first ${mostExplainedLegs} legs; ask for fewer chains.`);
      return;
    }
    const series = await readLegSeries(leg, readRoute);
    const dataset = datasets.find(({ id }) => id === leg.dataset);
    leg.explanation = explainLeg({ leg, series, dataset, ...windows });
  }
}
