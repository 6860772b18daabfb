import type { MatchKind, SearchItem, SearchRequest, SearchResponse } from "#graph-schema/contract/search.ts";
import { nodeTypeNames } from "#graph-schema/node-types.ts";
import { searchNamesOf } from "../../search-names.ts";
import { parseSearch, type SearchQuery } from "../../search-query.ts";
import type { Database } from "../database/database.ts";
import { buildSearchSql, candidateLimit } from "./search-sql.ts";
import { readNodeByKey, toGraphNode } from "./read-nodes.ts";
import { searchRoutes } from "./search-routes.ts";

/** The tiers of search-sql.ts as kinds of match; words found apart stand after phrases. */
const tierKinds: readonly MatchKind[] = ["id", "code", "exact", "prefix", "word", "substring", "word", "substring"];

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
  return { ...toGraphNode(node), match: { kind, text: kind === "id" ? node.id : matchedText(node, query, kind) } };
}

/** The first of the node's names or codes that matches as found; the label where only several do together. */
function matchedText(node: Parameters<typeof searchNamesOf>[0], query: SearchQuery, kind: MatchKind): string {
  const names = searchNamesOf(node).filter((name) => kind !== "code" || name.kind === "code");
  const matches = kind === "code" ? formMatches.exact : formMatches[kind === "id" ? "exact" : kind];
  for (const phrase of query.phrases) {
    const name = names.find(({ forms }) => forms.some((form) => matches(form, phrase)));
    if (name) return name.text;
  }
  const byWords = names.find(({ forms }) =>
    forms.some((form) => query.wordLists.some((words) => words.every((word) => form.includes(word)))),
  );
  return byWords?.text ?? node.label;
}

const formMatches = {
  exact: (form: string, phrase: string) => form === phrase,
  prefix: (form: string, phrase: string) => form.startsWith(phrase),
  word: (form: string, phrase: string) => form.includes(` ${phrase}`),
  substring: (form: string, phrase: string) => form.includes(phrase),
};
