import { parseRouteId, routeId, type RouteKey } from "#graph-schema/node-id.ts";
import type { TradeSeries } from "#graph-schema/trade-series.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import { seriesKeyText } from "../../series-block.ts";
import type { Reading } from "../database/store-state.ts";
import { seriesFields, toTradeSeries, type SeriesProperties } from "../mapping/series-properties.ts";

/** Sorted by key. */
export async function readSeries(reading: Reading, route: RouteKey): Promise<TradeSeries[]> {
  const id = routeId(route);
  return (await readSeriesOfRoutes(reading, [id])).get(id) ?? [];
}

/** By route id, each sorted by key. Whoever wants some datasets only sifts: asked for them, Neo4j begins at the dataset. */
export async function readSeriesOfRoutes(
  { names, run, view }: Reading,
  ids: readonly string[],
): Promise<Map<string, TradeSeries[]>> {
  const reported = names.relationship("REPORTED_IN");
  const query = `UNWIND $ids AS id MATCH (r:${names.node} {id: id}${view.only("r")})-[s:${reported}${view.only("s")}]->(d:${names.node})
    RETURN id, s {${seriesFields}} AS series`;
  const rows = ids.length === 0 ? [] : await run<{ id: string; series: SeriesProperties }>(query, { ids });
  const byRoute = new Map<string, TradeSeries[]>();
  for (const { id, series } of rows) {
    const list = byRoute.get(id) ?? [];
    list.push(toTradeSeries(parseRouteId(id)!, series));
    byRoute.set(id, list);
  }
  for (const list of byRoute.values()) list.sort((a, b) => byCodeUnits(seriesKeyText(a), seriesKeyText(b)));
  return byRoute;
}
