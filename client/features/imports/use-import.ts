import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ImportOptions, ImportResponse } from "#graph-schema/contract/import.ts";
import { cancelImport } from "../../api/client.ts";
import { forgetAnswers } from "../../api/query-client.ts";
import { uploadImport } from "../../api/upload-import.ts";
import { isFinished, watchImport } from "./watch-import.ts";

export type ImportState =
  | { stage: "choosing" }
  /** `sent` is the share of the file that has been sent, 0 to 1. */
  | { stage: "uploading"; fileName: string; sent: number }
  | { stage: "working"; current: ImportResponse; isCancelling: boolean }
  | { stage: "finished"; current: ImportResponse }
  | { stage: "failed"; error: Error };

export interface ImportRun {
  state: ImportState;
  start: (file: File, options: ImportOptions) => void;
  cancel: () => void;
  /** Back to choosing a file. */
  reset: () => void;
}

/** One import from upload to report. When it has ended, every other answer is asked anew. */
export function useImport(): ImportRun {
  const client = useQueryClient();
  const [state, setState] = useState<ImportState>({ stage: "choosing" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (file: File, options: ImportOptions, signal: AbortSignal) => {
    const onProgress = (sent: number) => setState({ stage: "uploading", fileName: file.name, sent });
    onProgress(0);
    const begun = await uploadImport(file, options, { onProgress, signal });
    const show = (current: ImportResponse) => setState((before) => stateAfter(before, current));
    show(begun);
    show(await watchImport(begun, show, signal));
    await forgetAnswers(client);
  };
  const fail = (error: unknown) => setState({ stage: "failed", error: toError(error) });
  return {
    state,
    start: (file, options) => {
      const controller = new AbortController();
      running.current = controller;
      run(file, options, controller.signal).catch((error: unknown) => {
        if (!controller.signal.aborted) fail(error);
      });
    },
    cancel: () => {
      if (state.stage === "working") {
        setState({ ...state, isCancelling: true });
        cancelImport(state.current.id).catch(fail);
      } else {
        running.current?.abort();
        setState({ stage: "choosing" });
      }
    },
    reset: () => setState({ stage: "choosing" }),
  };
}

function stateAfter(before: ImportState, current: ImportResponse): ImportState {
  if (isFinished(current)) return { stage: "finished", current };
  return { stage: "working", current, isCancelling: before.stage === "working" && before.isCancelling };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
