import type { SearchItem, Total } from "#graph-schema/contract/search.ts";
import { commodityId, countryId, parseRouteId } from "#graph-schema/node-id.ts";
import { readRouteTerms, type RouteTerms, type SearchQuery } from "../../search-query.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { findElementKey } from "../../sqlite/reading/element-keys.ts";
import { mergeByRank, type Neighbour } from "./merge-by-rank.ts";
import { readNodeByKey, toGraphNode } from "../../sqlite/reading/read-nodes.ts";
import { routeSourcesOf, type RouteSource } from "../../sqlite/reading/route-sources.ts";

interface Found {
  items: SearchItem[];
  total: Total;
}

/**
 * Routes are not in the text index. They are found by their id, and with `route:` by ISO codes (one: either end;
 * two: from the first to the second) and an HS code, such as `route:CHN KGZ 8482`.
 */
export function searchRoutes(database: Database, query: SearchQuery, limit: number): Found {
  if (query.id !== undefined && parseRouteId(query.id)) {
    const key = findElementKey(database, query.id);
    return key === undefined ? nothing : found(database, [{ key, id: query.id, rank: 0 }], limit, "id");
  }
  const terms = readRouteTerms(query);
  if (!terms) return nothing;
  const matching: Neighbour[] = [];
  for (const route of mergeByRank([], sourcesOf(database, terms), undefined)) {
    if (!fits(route.id, terms)) continue;
    matching.push(route);
    if (matching.length > limit) break;
  }
  return found(database, matching, limit, "code");
}

function sourcesOf(database: Database, { code, countries }: RouteTerms): RouteSource[] {
  const [country, second] = countries;
  if (country === undefined) return code === undefined ? [] : routeSourcesOf(database, commodityId(code));
  const sources = routeSourcesOf(database, countryId(country));
  return second === undefined ? sources : sources.filter(({ relationshipType }) => relationshipType === "SHIPS");
}

function fits(id: string, { code, countries }: RouteTerms): boolean {
  const route = parseRouteId(id)!;
  return (code === undefined || route.hs === code) && (countries.length < 2 || route.importer === countries[1]);
}

const nothing: Found = { items: [], total: { value: 0, exact: true } };

function found(database: Database, routes: readonly Neighbour[], limit: number, kind: "id" | "code"): Found {
  const items = routes.slice(0, limit).flatMap(({ key, id }): SearchItem[] => {
    const node = readNodeByKey(database, key);
    return node ? [{ ...toGraphNode(node), match: { kind, text: id } }] : [];
  });
  return { items, total: { value: routes.length, exact: routes.length <= limit } };
}
