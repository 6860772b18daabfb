import type { SearchItem, SearchRequest, SearchResponse } from "#graph-schema/contract/search.ts";
import { nodeTypeNames } from "#graph-schema/node-types.ts";
import { matchedText, tierKinds } from "../../search-match.ts";
import { parseSearch } from "../../search-query.ts";
import type { Reading } from "../database/store-state.ts";
import { readNodes, toGraphNode } from "./read-nodes.ts";
import { buildSearch, candidateLimit } from "./search-cypher.ts";
import { searchRoutes } from "./search-routes.ts";

interface Found {
  candidates: number;
  total: number;
  hits: { id: string; tier: number }[];
}

export async function search(reading: Reading, request: SearchRequest): Promise<SearchResponse> {
  const searched = parseSearch(request);
  const routes = await searchRoutes(reading, searched, request.limit);
  if (searched.phrases.length === 0) return routes;
  const types = searched.types ?? nodeTypeNames;
  const { query, parameters } = buildSearch(searched, types, reading, request.limit);
  const [found = { candidates: 0, total: 0, hits: [] }] = await reading.run<Found>(query, parameters);
  const nodes = await readNodes(
    reading,
    found.hits.map(({ id }) => id),
  );
  const tiers = new Map(found.hits.map(({ id, tier }) => [id, tier]));
  const items = nodes.map((node): SearchItem => {
    const kind = tierKinds[tiers.get(node.id) ?? 0]!;
    return { ...toGraphNode(node), match: { kind, text: matchedText(node, searched, kind) } };
  });
  return {
    items: [...routes.items, ...items].slice(0, request.limit),
    total: {
      value: found.total + routes.total.value,
      exact: routes.total.exact && found.candidates <= candidateLimit,
    },
  };
}
