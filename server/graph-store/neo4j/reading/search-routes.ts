import type { SearchItem, SearchResponse } from "#graph-schema/contract/search.ts";
import { parseRouteId } from "#graph-schema/node-id.ts";
import { readRouteTerms, type RouteTerms, type SearchQuery } from "../../search-query.ts";
import { integer } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import type { Neighbour } from "./neighbour.ts";
import { readNodes, toGraphNode } from "./read-nodes.ts";

/**
 * Routes are not in the text index. They are found by their id, and with `route:` by ISO codes (one: either end;
 * two: from the first to the second) and an HS code, such as `route:CHN KGZ 8482`.
 */
export async function searchRoutes(reading: Reading, query: SearchQuery, limit: number): Promise<SearchResponse> {
  if (query.id !== undefined && parseRouteId(query.id)) return toResponse(reading, [query.id], limit, "id");
  const terms = readRouteTerms(query);
  const ids = terms ? await findRoutes(reading, terms, limit + 1) : [];
  return toResponse(reading, ids, limit, "code");
}

async function findRoutes({ names, run, view }: Reading, terms: RouteTerms, limit: number): Promise<string[]> {
  const { code = null, countries } = terms;
  const [first = null, second = null] = countries;
  const end =
    second === null ? "(r.exporter = $first OR r.importer = $first)" : "r.exporter = $first AND r.importer = $second";
  const query = `MATCH (r:${names.label("CommodityRoute")}${view.only("r")})
    WHERE ${first === null ? "r.hs = $code" : `${end}${code === null ? "" : " AND r.hs = $code"}`}
    RETURN r.id AS id, ${view.value("r", "rank")} AS rank ORDER BY rank DESC, id LIMIT $limit`;
  const rows = await run<Neighbour>(query, { first, second, code, limit: integer(limit) });
  return rows.map(({ id }) => id);
}

async function toResponse(
  reading: Reading,
  ids: readonly string[],
  limit: number,
  kind: "id" | "code",
): Promise<SearchResponse> {
  const nodes = await readNodes(reading, ids);
  const items = nodes
    .slice(0, limit)
    .map((node): SearchItem => ({ ...toGraphNode(node), match: { kind, text: node.id } }));
  return { items, total: { value: nodes.length, exact: nodes.length <= limit } };
}
