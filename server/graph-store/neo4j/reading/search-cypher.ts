import type { SearchQuery } from "../../search-query.ts";
import { integer } from "../database/database.ts";
import type { Names } from "../schema/names.ts";

/** Nodes of one way to match that are ranked for one search; beyond it the total is "at least". */
export const candidateLimit = 20_000;
/** Terms that are shorter are found as a whole or a beginning only. */
const shortest = 3;

interface SearchCypher {
  query: string;
  parameters: Record<string, unknown>;
}

/**
 * `searchText` holds each name between two pairs of line ends: between them a phrase is a whole name, after one it begins
 * a name, after a space a word. Tiers: 0 id, 1 code, 2 name, 3 prefix, 4 word prefix, 5 within a word; then words found
 * apart: 6 all of them word prefixes, 7 not all. The TEXT index finds the candidates by one text each.
 */
export function buildSearch(query: SearchQuery, types: readonly string[], names: Names, limit: number): SearchCypher {
  const { node } = names;
  const phrases = query.phrases.map((phrase) => ({ phrase, isLong: isLong(phrase) }));
  return {
    query: `CALL () {
      MATCH (n:${node} {id: $id}) WHERE n.searchText IS NOT NULL RETURN n
      UNION UNWIND $texts AS text CALL (text) {
        MATCH (n:${node}) WHERE n.searchText CONTAINS text AND n.type IN $types RETURN n LIMIT $candidates
      } RETURN n
    }
    WITH collect(n) AS candidates UNWIND candidates AS n
    WITH n, size(candidates) AS candidates, ${tierCypher} AS tier WHERE tier IS NOT NULL AND n.type IN $types
    WITH n, tier, candidates ORDER BY tier, $order[n.type], n.rank DESC, n.id
    WITH candidates, count(*) AS total, collect({id: n.id, tier: tier})[..$limit] AS hits
    RETURN candidates, total, hits`,
    parameters: {
      id: query.id ?? "",
      texts: candidateTexts(query),
      types,
      order: Object.fromEntries(types.map((type, index) => [type, integer(index)])),
      phrases,
      wordLists: query.wordLists.map((words) => ({ words, areLong: words.every(isLong) })),
      candidates: integer(candidateLimit + 1),
      limit: integer(limit),
    },
  };
}

const isLong = (term: string) => [...term].length >= shortest;

/** Texts of which one stands in everything that a search can find. */
function candidateTexts({ phrases, wordLists }: SearchQuery): string[] {
  const ofPhrases = phrases.map((phrase) => (isLong(phrase) ? phrase : `\n\n${phrase}`));
  const ofWords = wordLists.flatMap((words) =>
    words
      .filter(isLong)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, 1),
  );
  return [...new Set([...ofPhrases, ...ofWords])];
}

const tierCypher = `CASE
  WHEN n.id = $id THEN 0
  WHEN any(p IN $phrases WHERE n.searchCodes CONTAINS '\\n' + p.phrase + '\\n') THEN 1
  WHEN any(p IN $phrases WHERE n.searchText CONTAINS '\\n' + p.phrase + '\\n') THEN 2
  WHEN any(p IN $phrases WHERE n.searchText CONTAINS '\\n' + p.phrase) THEN 3
  WHEN any(p IN $phrases WHERE p.isLong AND n.searchText CONTAINS ' ' + p.phrase) THEN 4
  WHEN any(p IN $phrases WHERE p.isLong AND n.searchText CONTAINS p.phrase) THEN 5
  WHEN any(w IN $wordLists WHERE all(word IN w.words WHERE n.searchText CONTAINS '\\n' + word
    OR n.searchText CONTAINS ' ' + word)) THEN 6
  WHEN any(w IN $wordLists WHERE w.areLong AND all(word IN w.words WHERE n.searchText CONTAINS word)) THEN 7
END`;
