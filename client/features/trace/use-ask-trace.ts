import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { TraceRequestInput, TraceResponse } from "#graph-schema/contract/trace.ts";
import { ApiError } from "../../api/api-error.ts";
import { traceQuery } from "../../api/queries.ts";

export interface AskTrace {
  ask: (question: TraceRequestInput) => void;
  cancel: () => void;
  /** Asks the last question again, after a failure. */
  askAgain: () => void;
  isAsking: boolean;
  /** Null also after the user cancelled. */
  error: Error | null;
  /** Seconds since the question was asked; 0 when none is under way. */
  seconds: number;
}

/** Asks one trace at a time; cancelling ends the work on the server too. */
export function useAskTrace(onAnswer: (question: TraceRequestInput, answer: TraceResponse) => void): AskTrace {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (question: TraceRequestInput) =>
      client.fetchQuery({ ...traceQuery(question), staleTime: 0, retry: false }),
    onSuccess: (answer, question) => onAnswer(question, answer),
  });
  const { isPending, variables, error, mutate, reset } = mutation;
  const seconds = useSeconds(isPending);
  const cancel = () => {
    if (variables !== undefined) void client.cancelQueries({ queryKey: traceQuery(variables).queryKey });
    reset();
  };
  return {
    ask: mutate,
    cancel,
    askAgain: () => variables !== undefined && mutate(variables),
    isAsking: isPending,
    error: error instanceof ApiError || !isAbort(error) ? error : null,
    seconds,
  };
}

function isAbort(error: Error | null): boolean {
  return error?.name === "AbortError" || error?.name === "CancelledError";
}

function useSeconds(running: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return undefined;
    const begun = performance.now();
    const timer = setInterval(() => setSeconds((performance.now() - begun) / 1000), 250);
    return () => {
      clearInterval(timer);
      setSeconds(0);
    };
  }, [running]);
  return seconds;
}
