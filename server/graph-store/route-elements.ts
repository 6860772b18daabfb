/** Routes, and the relationships that follow from a route or a series, as nodes and relationships that are not stored one by one. */
import { commodityId, countryId, routeId, type RouteKey } from "#graph-schema/node-id.ts";
import { relationshipId } from "#graph-schema/relationship-id.ts";
import { formatPeriod } from "#graph-schema/trade-period.ts";
import { seriesIdentity, type TradeSeries } from "#graph-schema/trade-series.ts";
import type { StoredNode, StoredRelationship } from "./graph-store.ts";

export interface RouteFacts extends RouteKey {
  exporterLabel: string;
  importerLabel: string;
  /** Datasets that report the route, claims that concern it, and what contributors name; sorted. */
  evidence: string[];
}

export function routeNode(route: RouteFacts): StoredNode {
  const { exporter, importer, hs } = route;
  return {
    id: routeId(route),
    type: "CommodityRoute",
    label: `${route.exporterLabel} → ${route.importerLabel}: ${hs}`,
    properties: { exporter, importer, hs },
    evidence: route.evidence,
    alternatives: [],
  };
}

const derivedEnds = {
  SHIPS: (route: RouteKey) => ({ start: countryId(route.exporter), end: routeId(route) }),
  ARRIVES_IN: (route: RouteKey) => ({ start: routeId(route), end: countryId(route.importer) }),
  CARRIES: (route: RouteKey) => ({ start: routeId(route), end: commodityId(route.hs) }),
};
export type RouteRelationshipType = keyof typeof derivedEnds;
export const routeRelationshipTypes = Object.keys(derivedEnds) as RouteRelationshipType[];

/** Its evidence is the route's own. */
export function routeRelationship(type: RouteRelationshipType, route: RouteFacts): StoredRelationship {
  const ends = derivedEnds[type](route);
  return {
    id: relationshipId({ type, ...ends }),
    type,
    ...ends,
    from: null,
    to: null,
    properties: {},
    evidence: route.evidence,
    alternatives: [],
  };
}

/** REPORTED_IN: a series with its arrays aligned by period; missing amounts are null. */
export function seriesRelationship(series: TradeSeries): StoredRelationship {
  const start = routeId(series);
  const identity = Object.fromEntries(seriesIdentity.map((name) => [name, series[name]]));
  const { observations } = series;
  return {
    id: relationshipId({ type: "REPORTED_IN", start, end: series.dataset, properties: identity }),
    type: "REPORTED_IN",
    start,
    end: series.dataset,
    from: null,
    to: null,
    properties: {
      ...identity,
      reportedUnit: series.reportedUnit,
      periods: observations.map(({ period }) => formatPeriod(series.frequency, period)),
      values: observations.map(({ value }) => value),
      reportedValues: observations.map(({ reportedValue }) => reportedValue),
      kilograms: observations.map(({ kilograms }) => kilograms),
      status: observations.map(({ status }) => status),
      rows: observations.map(({ rows }) => rows),
    },
    evidence: [series.dataset],
    alternatives: [],
  };
}
