import { useCallback, useEffect, useRef, useState } from "react";
import type { CypherResponse } from "#graph-schema/contract/cypher.ts";
import { runCypher } from "../../api/client.ts";

export type RunState =
  | { stage: "nothing" }
  | { stage: "running" }
  | { stage: "cancelled" }
  | { stage: "answered"; answer: CypherResponse }
  | { stage: "failed"; error: Error };

export interface CypherRun {
  state: RunState;
  run: (query: string, parameters: Record<string, unknown>) => void;
  /** Ends the query on the database too. */
  cancel: () => void;
}

/** One query at a time: a new one cancels the one before. */
export function useCypherRun(): CypherRun {
  const [state, setState] = useState<RunState>({ stage: "nothing" });
  const controller = useRef<AbortController>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const run = useCallback((query: string, parameters: Record<string, unknown>) => {
    controller.current?.abort();
    const current = new AbortController();
    controller.current = current;
    const finish = (next: RunState) => {
      if (!current.signal.aborted) setState(next);
    };
    setState({ stage: "running" });
    void runCypher({ query, parameters }, current.signal).then(
      (answer) => finish({ stage: "answered", answer }),
      (error: unknown) => finish({ stage: "failed", error: error instanceof Error ? error : new Error(String(error)) }),
    );
  }, []);
  const cancel = useCallback(() => {
    controller.current?.abort();
    setState({ stage: "cancelled" });
  }, []);
  return { state, run, cancel };
}
