import type { SearchItem, SearchResponse } from "#graph-schema/contract/search.ts";
import { parseRouteId } from "#graph-schema/node-id.ts";
import { readRouteTerms, type RouteTerms, type SearchQuery } from "../../search-query.ts";
import { integer } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import { compareByRank, type Neighbour } from "./neighbour.ts";
import { readNodes, toGraphNode } from "./read-nodes.ts";
import { readRoutePage } from "./route-sources.ts";

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

async function findRoutes(reading: Reading, { code, countries }: RouteTerms, limit: number): Promise<string[]> {
  const [first, second] = countries;
  const found =
    code !== undefined && first !== undefined && second === undefined
      ? await findOfCode(reading, { code, country: first, limit })
      : second === undefined
        ? await readPages(reading, { code, country: first, limit })
        : await findOfPair(reading, { start: `route:${first}>${second}:`, code, limit });
  const distinct = [...new Map(found.map((one) => [one.id, one])).values()];
  return distinct
    .toSorted(compareByRank)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Of one country or one code, walked by rank in the index. */
async function readPages(
  reading: Reading,
  { code, country, limit }: { code: string | undefined; country: string | undefined; limit: number },
): Promise<Neighbour[]> {
  const sources =
    country === undefined
      ? [["CARRIES", code ?? ""] as const]
      : [["SHIPS", country] as const, ["ARRIVES_IN", country] as const];
  const pages = sources.map(([relationshipType, key]) =>
    readRoutePage(reading, { relationshipType, key }, { cursor: undefined, without: [], limit }),
  );
  return (await Promise.all(pages)).flat();
}

function findOfCode(
  { names, run, view }: Reading,
  { code, country, limit }: { code: string; country: string; limit: number },
): Promise<Neighbour[]> {
  const query = `MATCH (r:${names.label("CommodityRoute")}${view.only("r")})
    WHERE r.hs = $code AND (r.exporter = $country OR r.importer = $country)
    RETURN r.id AS id, ${view.value("r", "rank")} AS rank ORDER BY rank DESC, id LIMIT $limit`;
  return run<Neighbour>(query, { code, country, limit: integer(limit) });
}

function findOfPair(
  { names, run, view }: Reading,
  { start, code = null, limit }: { start: string; code: string | null | undefined; limit: number },
): Promise<Neighbour[]> {
  const query = `MATCH (r:${names.node}${view.only("r")})
    WHERE r.id STARTS WITH $start AND ($code IS NULL OR r.hs = $code)
    RETURN r.id AS id, ${view.value("r", "rank")} AS rank ORDER BY rank DESC, id LIMIT $limit`;
  return run<Neighbour>(query, { start, code, limit: integer(limit) });
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
