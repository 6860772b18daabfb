import type { SQLInputValue } from "node:sqlite";
import type { SearchQuery } from "../../search-query.ts";

/** Nodes that are ranked for one search; beyond it the total is "at least". */
export const candidateLimit = 20_000;
/** Trigrams need three characters. */
const shortest = 3;

/** A statement under construction: SQL with its parameters in the order they appear. */
class SqlText {
  sql = "";
  readonly parameters: SQLInputValue[] = [];

  add(sql: string, ...parameters: SQLInputValue[]): this {
    this.sql += sql;
    this.parameters.push(...parameters);
    return this;
  }
}

/**
 * `search_document` holds each name on a line of its own: between line ends a phrase is a whole name, after one it begins
 * a name, after a space a word. Tiers: 0 id, 1 code, 2 name, 3 prefix, 4 word prefix, 5 within a word; then words
 * found apart: 6 all of them word prefixes, 7 not all.
 */
export function buildSearchSql(query: SearchQuery, types: readonly string[], limit: number): SqlText {
  const text = new SqlText().add("WITH candidate(node) AS (");
  addCandidates(text, query, types);
  text.add("), ranked AS (SELECT n.key, n.type, n.rank, n.id, (SELECT count(*) FROM candidate) AS candidates, ");
  addTier(text, query);
  text.add(
    // CROSS JOIN and the plus keep SQLite from walking all nodes of a type instead of the candidates.
    ` AS tier FROM candidate CROSS JOIN node n ON n.key = candidate.node CROSS JOIN search_document d ON d.node = n.key
      WHERE +n.type IN (SELECT value FROM json_each(?)) AND still_wanted(d.node))
    SELECT key, tier, candidates, count(*) OVER () AS total FROM ranked WHERE tier IS NOT NULL
    ORDER BY tier, (SELECT order_of.key FROM json_each(?) order_of WHERE order_of.value = ranked.type), rank DESC, id
    LIMIT ?`,
    JSON.stringify(types),
    JSON.stringify(types),
    limit,
  );
  return text;
}

function addCandidates(text: SqlText, query: SearchQuery, types: readonly string[]): void {
  text.add("SELECT key FROM node WHERE id = ?", query.id ?? "");
  for (const phrase of query.phrases) {
    text.add(" UNION SELECT node FROM search_name WHERE folded = ?", phrase);
    // The upper bound stands above every text that begins with the phrase.
    addLimited(text, types, "search_name", "folded > ? AND folded < ?", [phrase, `${phrase}\u{10FFFF}`]);
  }
  const match = ftsExpression(query);
  if (match !== undefined) addLimited(text, types, "search_index", "search_index MATCH ?", [match]);
}

/** Nodes of the wanted types only, so that the limit never cuts them off behind others. */
function addLimited(
  text: SqlText,
  types: readonly string[],
  table: "search_name" | "search_index",
  condition: string,
  parameters: string[],
): void {
  const key = table === "search_name" ? "search_name.node" : "search_index.rowid";
  text.add(
    ` UNION SELECT * FROM (SELECT ${key} FROM ${table} CROSS JOIN node ON node.key = ${key}
      WHERE ${condition} AND +node.type IN (SELECT value FROM json_each(?)) AND still_wanted(node.key)
      LIMIT ${candidateLimit + 1})`,
    ...parameters,
    JSON.stringify(types),
  );
}

/** A phrase as a substring, or all words as substrings; undefined when everything is too short for trigrams. */
function ftsExpression(query: SearchQuery): string | undefined {
  const quoted = (term: string) => `"${term.replaceAll('"', '""')}"`;
  const long = (term: string) => [...term].length >= shortest;
  const phrases = query.phrases.filter(long).map(quoted);
  const together = query.wordLists
    .map((words) => words.filter(long).map(quoted))
    .filter((words) => words.length > 0)
    .map((words) => `(${words.join(" AND ")})`);
  const parts = [...phrases, ...together];
  return parts.length === 0 ? undefined : parts.join(" OR ");
}

function addTier(text: SqlText, query: SearchQuery): void {
  text.add("CASE WHEN n.id = ? THEN 0", query.id ?? "");
  const tiers: [number, (phrase: string) => [string, string]][] = [
    [1, (phrase) => ["d.codes", `\n${phrase}\n`]],
    [2, (phrase) => ["d.names", `\n${phrase}\n`]],
    [3, (phrase) => ["d.names", `\n${phrase}`]],
    [4, (phrase) => ["d.names", ` ${phrase}`]],
    [5, (phrase) => ["d.names", phrase]],
  ];
  for (const [tier, form] of tiers) {
    for (const phrase of query.phrases) {
      // Terms too short for trigrams are found exactly or as a prefix only.
      if (tier > 3 && [...phrase].length < shortest) continue;
      const [column, searched] = form(phrase);
      text.add(` WHEN instr(${column}, ?) > 0 THEN ${tier}`, searched);
    }
  }
  addWordTiers(text, query);
  text.add(" END");
}

function addWordTiers(text: SqlText, query: SearchQuery): void {
  for (const words of query.wordLists) {
    const begins = words.map(() => "(instr(d.names, ?) > 0 OR instr(d.names, ?) > 0)").join(" AND ");
    text.add(` WHEN ${begins} THEN 6`, ...words.flatMap((word) => [`\n${word}`, ` ${word}`]));
  }
  for (const words of query.wordLists) {
    if (words.some((word) => [...word].length < shortest)) continue;
    const within = words.map(() => "instr(d.names, ?) > 0").join(" AND ");
    text.add(` WHEN ${within} THEN 7`, ...words);
  }
}
