import type { SearchItem, SearchRequest, SearchResponse } from "#graph-schema/contract/search.ts";
import { nodeTypeNames } from "#graph-schema/node-types.ts";
import { matchedText, tierKinds } from "../../search-match.ts";
import { parseSearch, type SearchQuery } from "../../search-query.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { buildSearchSql, candidateLimit } from "./search-sql.ts";
import { readNodeByKey, toGraphNode } from "../../sqlite/reading/read-nodes.ts";
import { searchRoutes } from "./search-routes.ts";

interface Hit {
  key: number;
  tier: number;
  total: number;
  candidates: number;
}

export function search(database: Database, request: SearchRequest): SearchResponse {
  const query = parseSearch(request);
  const routes = searchRoutes(database, query, request.limit);
  if (query.phrases.length === 0) return { items: routes.items, total: routes.total };
  const { sql, parameters } = buildSearchSql(query, typeOrder(query), request.limit);
  const hits = database.connection.prepare(sql).all(...parameters) as unknown as Hit[];
  const total = hits[0]?.total ?? 0;
  const items = [...routes.items, ...hits.flatMap((hit) => toItem(database, query, hit) ?? [])];
  return {
    items: items.slice(0, request.limit),
    total: {
      value: total + routes.total.value,
      exact: routes.total.exact && (hits[0]?.candidates ?? 0) <= candidateLimit,
    },
  };
}

function typeOrder(query: SearchQuery): string[] {
  return query.types ?? nodeTypeNames;
}

function toItem(database: Database, query: SearchQuery, hit: Hit): SearchItem | undefined {
  const node = readNodeByKey(database, hit.key);
  if (!node) return undefined;
  const kind = tierKinds[hit.tier]!;
  return { ...toGraphNode(node), match: { kind, text: matchedText(node, query, kind) } };
}
