/** The parser and analysis of Neo4j's own language package, several megabytes, beside the page rather than in it. */
import { autocomplete, highlightSyntax, lintCypherQuery } from "@neo4j-cypher/language-support";
import type { AnsweredQuestion, AskedQuestion, ColouredToken, QueryFault, Questions, Suggestion } from "./messages.ts";

/** LSP's numbers for kinds of completion, where the editor shows another sign than for a name. */
const kinds: Record<number, string> = {
  2: "function",
  3: "function",
  6: "variable",
  10: "property",
  14: "keyword",
  22: "type",
};
const errorSeverity = 1;

function colour({ query }: Questions["colour"]["argument"]): ColouredToken[] {
  return highlightSyntax(query).map(({ position, length, tokenType }) => ({
    from: position.startOffset,
    to: position.startOffset + length,
    kind: tokenType,
  }));
}

function lint({ query, names }: Questions["lint"]["argument"]): QueryFault[] {
  const { diagnostics } = lintCypherQuery(query, names, { consoleCommandsEnabled: false });
  return diagnostics.map(({ offsets, severity, message }) => ({
    from: offsets.start,
    to: offsets.end,
    severity: severity === errorSeverity ? "error" : "warning",
    message: typeof message === "string" ? message : message.value,
  }));
}

function complete({ query, caret, manual, names }: Questions["complete"]["argument"]): Suggestion[] {
  const options = { caretPosition: caret, manual, consoleCommandsEnabled: false };
  // All of them: the editor filters while the word goes on, and shows the first hundred.
  return autocomplete(query.slice(0, caret), names, options).map(({ label, insertText, kind }) => ({
    label,
    text: insertText ?? label,
    kind: kinds[kind ?? 0] ?? "text",
  }));
}

function answer(asked: AskedQuestion): unknown {
  switch (asked.question) {
    case "colour":
      return colour(asked.argument);
    case "lint":
      return lint(asked.argument);
    case "complete":
      return complete(asked.argument);
  }
}

function reply(asked: AskedQuestion): AnsweredQuestion {
  try {
    return { id: asked.id, answer: answer(asked) };
  } catch (error) {
    return { id: asked.id, fault: error instanceof Error ? error.message : String(error) };
  }
}

globalThis.addEventListener("message", ({ data }: MessageEvent<AskedQuestion>) => globalThis.postMessage(reply(data)));
