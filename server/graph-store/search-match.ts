import type { MatchKind } from "#graph-schema/contract/search.ts";
import { searchNamesOf } from "./search-names.ts";
import type { SearchQuery } from "./search-query.ts";

/**
 * How a store ranks what it finds: 0 id, 1 code, 2 name, 3 prefix, 4 word prefix, 5 within a word; then words found
 * apart, behind phrases: 6 all of them word prefixes, 7 not all.
 */
export const tierKinds: readonly MatchKind[] = [
  "id",
  "code",
  "exact",
  "prefix",
  "word",
  "substring",
  "word",
  "substring",
];

/** The id, or the first of the node's names or codes that matches as found; the label where only several do together. */
export function matchedText(node: Parameters<typeof searchNamesOf>[0], query: SearchQuery, kind: MatchKind): string {
  if (kind === "id") return node.id;
  const names = searchNamesOf(node).filter((name) => kind !== "code" || name.kind === "code");
  const matches = formMatches[kind === "code" ? "exact" : kind];
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
