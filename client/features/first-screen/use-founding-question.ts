import { useQueries, type QueryClient } from "@tanstack/react-query";
import type { TraceResponse } from "#graph-schema/contract/trace.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import { countryId } from "#graph-schema/node-id.ts";
import { nodeQuery, traceQuery } from "../../api/queries.ts";
import type { AnsweredTrace } from "../../exploration/action.ts";
import { foundingParts, foundingTraces, type FoundingPart } from "./founding-question.ts";

export interface FoundingAnswers {
  answers: Partial<Record<FoundingPart, TraceResponse>>;
  /** Countries of the answers, as far as they are known. */
  nodes: GraphNode[];
  isPending: boolean;
  /** The first failure; the other parts may still be answered. */
  error: Error | null;
}

/** Asks the founding question's traces like any others, then for the countries that their chains name. */
export function useFoundingQuestion(): FoundingAnswers {
  const traces = useFoundingTraces();
  const { nodes, areAsked } = useCountries(traces.answers);
  return { ...traces, nodes, isPending: traces.isPending || areAsked };
}

function useFoundingTraces(): Omit<FoundingAnswers, "nodes"> {
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
    }),
  });
}

/** The countries of the chains, so that the canvas is drawn with names from the start; one that fails is named by its key. */
function useCountries(answers: FoundingAnswers["answers"]): { nodes: GraphNode[]; areAsked: boolean } {
  const keys = Object.values(answers).flatMap(({ chains, claimChains, openChains }) =>
    [...chains, ...claimChains, ...openChains].flatMap(({ countries }) => countries),
  );
  return useQueries({
    queries: [...new Set(keys)].map((key) => nodeQuery(countryId(key))),
    combine: (results) => ({
      nodes: results.flatMap(({ data }) => data ?? []),
      areAsked: results.some(({ isLoading }) => isLoading),
    }),
  });
}

/** Asks anew, after an import or a failure; a part that fails again is left out, and the panel shows why. */
export async function askFoundingQuestion(client: QueryClient): Promise<AnsweredTrace[]> {
  const settled = await Promise.allSettled(
    foundingParts.map((part) => client.fetchQuery({ ...traceQuery(foundingTraces[part].request), staleTime: 0 })),
  );
  const answers = foundingParts.flatMap((part, index) => {
    const result = settled[index];
    return result?.status === "fulfilled" ? [[part, result.value] as const] : [];
  });
  return answeredTraces(Object.fromEntries(answers));
}

/** The answered parts in the form that starts an exploration. */
export function answeredTraces(answers: FoundingAnswers["answers"]): AnsweredTrace[] {
  return foundingParts.flatMap((part) => {
    const response = answers[part];
    return response === undefined ? [] : [{ ...foundingTraces[part], response }];
  });
}
