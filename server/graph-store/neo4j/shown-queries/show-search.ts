/** A search as one query on the documented model. */
import type { SearchRequest } from "#graph-schema/contract/search.ts";
import { nodeTypeNames } from "#graph-schema/node-types.ts";
import { parseSearch, readRouteTerms, type RouteTerms, type SearchQuery } from "../../search-query.ts";
import type { ShownQuery } from "../../cypher-console.ts";
import type { ReadableNames } from "./readable-names.ts";

/** As the search tells long terms from short ones: a shorter term is found as a whole or a beginning only. */
const isLong = (term: string) => [...term].length >= 3;

const namesNote =
  "The query is given the term as the program writes names for searching: small letters without marks, beside it in Latin letters. searchText holds every name in this way, each between two pairs of line ends; searchCodes holds codes and identifiers.";
const routesNote =
  "Routes are found by their id, or with route: by country keys and an HS code; they are not in searchText.";

function searchRoutesByTerms(names: ReadableNames, { code, countries }: RouteTerms, limit: number): ShownQuery {
  const [first, second] = countries;
  const tests = [
    ...(second === undefined
      ? first === undefined
        ? []
        : ["(r.exporter = $country OR r.importer = $country)"]
      : ["r.exporter = $exporter AND r.importer = $importer"]),
    ...(code === undefined ? [] : ["r.hs = $hs"]),
  ];
  const ends =
    second === undefined ? (first === undefined ? {} : { country: first }) : { exporter: first, importer: second };
  return {
    query: `MATCH (r:${names.label("CommodityRoute")})
WHERE ${tests.join(" AND ")}
RETURN r, r.id AS id
ORDER BY r.rank DESC, id
LIMIT toInteger($limit)`,
    parameters: { ...ends, ...(code === undefined ? {} : { hs: code }), limit },
    notes: [routesNote],
  };
}

function searchById(names: ReadableNames, id: string): ShownQuery {
  return {
    query: `MATCH (n:${names.node} {id: $id})
RETURN n, n.id AS id`,
    parameters: { id },
    notes: [routesNote],
  };
}

const tiers = `CASE
    WHEN n.id = $id THEN 0 // the id itself
    WHEN any(p IN $phrases WHERE n.searchCodes CONTAINS '\\n' + p.text + '\\n') THEN 1 // a whole code
    WHEN any(p IN $phrases WHERE n.searchText CONTAINS '\\n' + p.text + '\\n') THEN 2 // a whole name
    WHEN any(p IN $phrases WHERE n.searchText CONTAINS '\\n' + p.text) THEN 3 // the beginning of a name
    WHEN any(p IN $phrases WHERE p.isLong AND n.searchText CONTAINS ' ' + p.text) THEN 4 // the beginning of a word
    WHEN any(p IN $phrases WHERE p.isLong AND n.searchText CONTAINS p.text) THEN 5 // within a word`;
const wordTiers = `
    // All words of the term, in any order: each the beginning of a word, or within one
    WHEN any(list IN $wordLists WHERE all(word IN list.words
      WHERE n.searchText CONTAINS '\\n' + word OR n.searchText CONTAINS ' ' + word)) THEN 6
    WHEN any(list IN $wordLists WHERE list.areLong
      AND all(word IN list.words WHERE n.searchText CONTAINS word)) THEN 7`;

function searchByText(names: ReadableNames, searched: SearchQuery, limit: number): ShownQuery {
  const { id, phrases, wordLists, types } = searched;
  const hasWords = wordLists.length > 0;
  return {
    query: `MATCH (n:${names.node})
WHERE n.searchText IS NOT NULL${types === undefined ? "" : " AND n.type IN $types"}
WITH n, ${tiers}${hasWords ? wordTiers : ""}
  END AS tier
WHERE tier IS NOT NULL
// Where several match as well: by type, prominence and id
WITH n, tier, head([at IN range(0, size($typeOrder) - 1) WHERE $typeOrder[at] = n.type]) AS type
RETURN n, n.id AS id, tier
ORDER BY tier, type, n.rank DESC, id
LIMIT toInteger($limit)`,
    parameters: {
      id: id ?? null,
      phrases: phrases.map((text) => ({ text, isLong: isLong(text) })),
      ...(hasWords ? { wordLists: wordLists.map((words) => ({ words, areLong: words.every(isLong) })) } : {}),
      ...(types === undefined ? {} : { types }),
      typeOrder: types ?? nodeTypeNames,
      limit,
    },
    notes: [
      namesNote,
      "Every node is looked at. The program first asks the text index for candidates, so it is faster, and beyond 20,000 of them it ranks only those.",
    ],
  };
}

export function showSearch(names: ReadableNames, request: SearchRequest): ShownQuery {
  const searched = parseSearch(request);
  if (searched.id?.startsWith("route:")) return searchById(names, searched.id);
  const terms = readRouteTerms(searched);
  if (terms !== undefined) return searchRoutesByTerms(names, terms, request.limit);
  return searchByText(names, searched, request.limit);
}
