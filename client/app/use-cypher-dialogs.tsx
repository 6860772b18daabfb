import { useState, type ReactNode } from "react";
import type { CypherEquivalentInput } from "#graph-schema/contract/cypher-equivalent.ts";
import type { ConsoleText } from "../features/cypher-console/cypher-console.tsx";
import { ShownCypherDialog } from "../features/shown-cypher/shown-cypher-dialog.tsx";
import { CypherDialog } from "./cypher-dialog.tsx";

export interface CypherDialogs {
  openConsole: () => void;
  /** Shows the Cypher of a question; from there it opens in the console. */
  show: (asked: CypherEquivalentInput) => void;
  dialogs: ReactNode;
}

export function useCypherDialogs(): CypherDialogs {
  /** null: closed; without a text the console begins with what was last run. */
  const [console, setConsole] = useState<{ text?: ConsoleText } | null>(null);
  const [asked, setAsked] = useState<CypherEquivalentInput | null>(null);
  const openWith = (text: ConsoleText) => {
    setAsked(null);
    setConsole({ text });
  };
  return {
    openConsole: () => setConsole({}),
    show: setAsked,
    dialogs: (
      <>
        <CypherDialog opened={console !== null} text={console?.text} onClose={() => setConsole(null)} />
        <ShownCypherDialog asked={asked} onClose={() => setAsked(null)} onOpenInConsole={openWith} />
      </>
    ),
  };
}
