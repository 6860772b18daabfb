/** What a trace's shown query leaves out or does otherwise, in plain sentences. */
import type { TraceRequest } from "#graph-schema/contract/trace.ts";
import type { TraceTerms } from "../../../../analysis/trace-terms.ts";

export function traceNotes(request: TraceRequest, terms: TraceTerms): string[] {
  const hasCoverage = terms.sources.some(({ coverage }) => Object.keys(coverage).length > 0);
  return [
    "Its rows are the ranked chains: the same figures in the same order. Open chains, chains on claims, the direct flow, unallocated amounts, evidence and caveats are left out.",
    "$sources are the series that the question admits; $intoHub and $outOfHub say in which order a leg prefers them. Change the order to ask otherwise. Series of later imports are not among them: show the query again then.",
    hasCoverage
      ? "$sources hold the coverage that the datasets declare, as far as it bears on this question: there an absent row is zero, elsewhere it is unknown."
      : "No dataset declares coverage that bears on this question: an absent row is unknown.",
    "Which codes lie below another, which editions compare and which sets of subheadings are complete comes from the program's tables of the Harmonized System and is given as parameters.",
    ...(request.budget === undefined
      ? []
      : ["The budget of the trace is left out; the console has budgets of its own."]),
    ...(terms.codes.length > 200 || request.maximumIntermediaries > 1
      ? ["The program answers from an index; this query reads the figures themselves and may take minutes."]
      : []),
  ];
}
