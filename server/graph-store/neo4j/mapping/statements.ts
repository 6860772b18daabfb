/** What each contributor says about an element, as the list of texts that the element carries. */
import { canonicalJson, type Contribution } from "../../merge-statements.ts";

export function writeStatements<Statement>(contributions: readonly Contribution<Statement>[]): {
  statements: string[];
  contributors: string[];
} {
  return {
    statements: contributions.map(({ contributor, statement }) => canonicalJson({ contributor, statement })),
    contributors: contributions.map(({ contributor }) => contributor),
  };
}

export function readStatements<Statement>(statements: readonly string[]): Contribution<Statement>[] {
  return statements.map((text) => JSON.parse(text) as Contribution<Statement>);
}
