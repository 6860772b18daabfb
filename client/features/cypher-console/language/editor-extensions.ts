/** CodeMirror with Neo4j's language package: colours, faults and completions come from a thread. */
import {
  autocompletion,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { linter } from "@codemirror/lint";
import { EditorState, RangeSetBuilder, StateEffect, StateField, type Extension, type Text } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  keymap,
  lineNumbers,
  placeholder,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from "@codemirror/view";
import type { LanguageClient } from "./language-client.ts";
import type { ColouredToken, KnownNames } from "./messages.ts";

export interface EditorOptions {
  language: LanguageClient;
  names: () => KnownNames;
  /** Names the editor to those who do not see it. */
  label: string;
  onChange: (query: string) => void;
  onRun: () => void;
}

const setColours = StateEffect.define<DecorationSet>();

/** Colours move with the text until the thread has read the new one. */
const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setColours));
    return effect?.is(setColours) === true ? effect.value : value.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorate(tokens: readonly ColouredToken[], length: number): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, kind } of tokens.toSorted((a, b) => a.from - b.from)) {
    if (from < to && to <= length) builder.add(from, to, Decoration.mark({ class: `cypher-${kind}` }));
  }
  return builder.finish();
}

/** What fails in the thread leaves the text without colours; the linter reports it. */
async function colourDocument(view: EditorView, language: LanguageClient): Promise<void> {
  const asked: Text = view.state.doc;
  const tokens = await language.ask("colour", { query: asked.toString() }).catch(() => []);
  if (view.state.doc === asked) view.dispatch({ effects: setColours.of(decorate(tokens, asked.length)) });
}

const colouring = (language: LanguageClient) =>
  ViewPlugin.define((view) => {
    void colourDocument(view, language);
    return {
      update(update: ViewUpdate) {
        if (update.docChanged) void colourDocument(update.view, language);
      },
    };
  });

const linting = ({ language, names }: EditorOptions) =>
  linter(
    async ({ state }) => {
      if (state.doc.toString().trim() === "") return [];
      const faults = await language.ask("lint", { query: state.doc.toString(), names: names() });
      const within = (offset: number) => Math.min(offset, state.doc.length);
      return faults.map(({ from, to, ...fault }) => ({ ...fault, from: within(from), to: within(Math.max(from, to)) }));
    },
    { delay: 600 },
  );

async function suggest(
  context: CompletionContext,
  { language, names }: EditorOptions,
): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\w$]*/);
  const from = word?.from ?? context.pos;
  if (from === context.pos && !context.explicit && !/[:.$]/.test(context.state.sliceDoc(from - 1, from))) return null;
  const query = context.state.doc.toString();
  const suggestions = await language.ask("complete", {
    query,
    caret: context.pos,
    manual: context.explicit,
    names: names(),
  });
  const options = suggestions.map(({ label, text, kind }) => ({ label, apply: text, type: kind }));
  return { from, options, validFor: /^[\w$]*$/ };
}

export function editorExtensions(options: EditorOptions): Extension {
  const run = () => {
    options.onRun();
    return true;
  };
  return [
    // Before the default keys, where Ctrl+Enter adds a line. Tab leaves the editor, so that the keyboard gets out.
    keymap.of([{ key: "Mod-Enter", run }, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    lineNumbers(),
    history(),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": options.label, "aria-multiline": "true" }),
    placeholder("MATCH (n) RETURN n LIMIT 10"),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.doc.toString());
    }),
    colours,
    colouring(options.language),
    linting(options),
    autocompletion({ override: [(context) => suggest(context, options)], icons: false }),
  ];
}
