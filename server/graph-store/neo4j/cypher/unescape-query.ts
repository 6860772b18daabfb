/**
 * Cypher reads `\uXXXX` as the character it stands for, in some versions anywhere in a query and before anything else:
 * `\u0043REATE` creates, and `'\u0027` ends a text. What is checked and what is run is therefore the text with the
 * characters themselves, in which no such escape is left.
 */
import { CypherError } from "../../cypher-console.ts";

/** A pair that stands for a backslash, or an escape; several letters u are read as one. */
const escapes = /\\\\(u+[0-9a-fA-F]{4})?|\\u+([0-9a-fA-F]{4})/g;
/** They begin or end texts, names and escapes, and versions of Cypher differ on whether they do so when escaped. */
const delimiters = new Set(["'", '"', "`", "\\"]);

function refuse(escape: string): never {
  throw new CypherError("refused", `The escape ${escape} can be read in two ways; write the character itself.`, {
    operator: escape,
  });
}

/** Throws a CypherError `refused` where versions of Cypher would not read the same text. */
export function unescapeQuery(query: string): string {
  return query.replaceAll(escapes, (escape: string, afterPair: string | undefined, code: string | undefined) => {
    if (afterPair !== undefined) refuse(escape);
    if (code === undefined) return escape;
    const character = String.fromCharCode(Number.parseInt(code, 16));
    if (delimiters.has(character) || character < " ") refuse(escape);
    return character;
  });
}
