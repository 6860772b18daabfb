import type { SearchQuery } from "../../search-query.ts";
import { integer } from "../database/database.ts";
import type { Reading } from "../database/store-state.ts";
import type { View } from "./visibility.ts";

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
export function buildSearch(
  query: SearchQuery,
  types: readonly string[],
  { names, view }: Reading,
  limit: number,
): SearchCypher {
  const { node } = names;
  const sees = view.isPlain ? "" : ` AND ${view.sees("n")}`;
  const type = view.value("n", "type");
  const rank = view.value("n", "rank");
  const phrases = query.phrases.map((phrase) => ({ phrase, isLong: isLong(phrase) }));
  return {
    query: `CALL () {
      MATCH (n:${node} {id: $id}) WHERE n.searchText IS NOT NULL${sees} RETURN n
      UNION UNWIND $texts AS text CALL (text) {
        MATCH (n:${node}) WHERE n.searchText CONTAINS text${sees} AND ${type} IN $types RETURN n LIMIT $candidates
      } RETURN n${changingNodes(node, view)}
    }
    WITH collect(n) AS candidates UNWIND candidates AS n
    WITH n, size(candidates) AS candidates, ${tierCypher(view)} AS tier WHERE tier IS NOT NULL AND ${type} IN $types
    WITH n, tier, candidates ORDER BY tier, $order[${type}], ${rank} DESC, n.id
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

/** Whose next text the index does not know. */
function changingNodes(node: string, view: View): string {
  if (view.isPlain) return "";
  return `
      UNION MATCH (n:${node} {changing: $unsettled}${view.only("n")}) WITH n
      WHERE any(text IN $texts WHERE ${view.value("n", "searchText")} CONTAINS text) RETURN n`;
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

function tierCypher(view: View): string {
  const text = view.value("n", "searchText");
  const codes = view.value("n", "searchCodes");
  return `CASE
  WHEN n.id = $id THEN 0
  WHEN any(p IN $phrases WHERE ${codes} CONTAINS '\\n' + p.phrase + '\\n') THEN 1
  WHEN any(p IN $phrases WHERE ${text} CONTAINS '\\n' + p.phrase + '\\n') THEN 2
  WHEN any(p IN $phrases WHERE ${text} CONTAINS '\\n' + p.phrase) THEN 3
  WHEN any(p IN $phrases WHERE p.isLong AND ${text} CONTAINS ' ' + p.phrase) THEN 4
  WHEN any(p IN $phrases WHERE p.isLong AND ${text} CONTAINS p.phrase) THEN 5
  WHEN any(w IN $wordLists WHERE all(word IN w.words WHERE ${text} CONTAINS '\\n' + word
    OR ${text} CONTAINS ' ' + word)) THEN 6
  WHEN any(w IN $wordLists WHERE w.areLong AND all(word IN w.words WHERE ${text} CONTAINS word)) THEN 7
END`;
}
