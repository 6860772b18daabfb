import { useQueries } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { elementsQueries, traceQuery } from "../api/queries.ts";
import { dispatch, useExploration } from "./exploration-context.ts";

/** Asks the server about everything on the canvas that the library does not know yet: after a link was opened, mostly. */
export function useLibrary(): void {
  useShownNodes();
  useShownRelationships();
  useShownTraces();
}

function useShownNodes(): void {
  const shown = useExploration(({ document }) => document.nodes);
  const known = useExploration(({ library }) => library.nodes);
  const ids = useMemo(() => Object.keys(shown).filter((id) => !Object.hasOwn(known, id)), [shown, known]);
  const nodes = useQueries({
    queries: elementsQueries("nodeIds", ids),
    combine: (results) => results.flatMap(({ data }) => data?.nodes ?? []),
  });
  useEffect(() => {
    if (nodes.length > 0) dispatch({ type: "learn", nodes });
  }, [nodes]);
}

function useShownRelationships(): void {
  const shown = useExploration(({ document }) => document.relationships);
  const known = useExploration(({ library }) => library.relationships);
  const ids = useMemo(() => Object.keys(shown).filter((id) => !Object.hasOwn(known, id)), [shown, known]);
  const relationships = useQueries({
    queries: elementsQueries("relationshipIds", ids),
    combine: (results) => results.flatMap(({ data }) => data?.relationships ?? []),
  });
  useEffect(() => {
    if (relationships.length > 0) dispatch({ type: "learn", relationships });
  }, [relationships]);
}

/** Traces are asked again after an import; the chains on the canvas then follow the new answer. */
function useShownTraces(): void {
  const shown = useExploration(({ document }) => document.traces);
  const ids = Object.keys(shown);
  const answers = useQueries({
    queries: ids.map((id) => traceQuery(shown[id]!.request)),
    combine: (results) =>
      results.flatMap(({ data }, index) => (data === undefined ? [] : [{ trace: ids[index]!, response: data }])),
  });
  useEffect(() => {
    if (answers.length > 0) dispatch({ type: "learn", traces: answers });
  }, [answers]);
}
