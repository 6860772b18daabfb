import { useQueries } from "@tanstack/react-query";
import type { TraceResponse } from "#graph-schema/contract/trace.ts";
import { traceQuery } from "../../api/queries.ts";
import type { AnsweredTrace } from "../../exploration/action.ts";
import { foundingParts, foundingTraces, type FoundingPart } from "./founding-question.ts";

export interface FoundingAnswers {
  answers: Partial<Record<FoundingPart, TraceResponse>>;
  isPending: boolean;
  /** The first failure; the other parts may still be answered. */
  error: Error | null;
  askAgain: () => void;
}

/** Asks the founding question's traces like any others. */
export function useFoundingQuestion(): FoundingAnswers {
  return useQueries({
    queries: foundingParts.map((part) => traceQuery(foundingTraces[part].request)),
    combine: (results) => ({
      answers: Object.fromEntries(
        foundingParts.flatMap((part, index) => {
          const data = results[index]?.data;
          return data === undefined ? [] : [[part, data]];
        }),
      ),
      isPending: results.some((result) => result.isPending),
      error: results.find((result) => result.error !== null)?.error ?? null,
      askAgain: () => void Promise.all(results.map((result) => result.refetch())),
    }),
  });
}

/** The answered parts in the form that starts an exploration. */
export function answeredTraces(answers: FoundingAnswers["answers"]): AnsweredTrace[] {
  return foundingParts.flatMap((part) => {
    const response = answers[part];
    return response === undefined ? [] : [{ ...foundingTraces[part], response }];
  });
}
