import { EditorView } from "@codemirror/view";
import { useEffect, useRef, type ReactNode } from "react";
import classes from "./cypher-editor.module.css";
import { editorExtensions } from "./language/editor-extensions.ts";
import { LanguageClient } from "./language/language-client.ts";
import type { KnownNames } from "./language/messages.ts";

interface Props {
  query: string;
  names: KnownNames;
  onChange: (query: string) => void;
  onRun: () => void;
}

/** A text field for Cypher with colours, completion and marks of faults. */
export function CypherEditor(props: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const language = new LanguageClient();
    const extensions = editorExtensions({
      language,
      names: () => latest.current.names,
      label: "Cypher query",
      onChange: (query) => latest.current.onChange(query),
      onRun: () => latest.current.onRun(),
    });
    const editor = new EditorView({ doc: latest.current.query, extensions, parent: place.current! });
    view.current = editor;
    editor.focus();
    return () => {
      editor.destroy();
      language.end();
    };
  }, []);
  const { query } = props;
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === query) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: query } });
  }, [query]);
  return <div ref={place} className={classes["editor"]} />;
}
