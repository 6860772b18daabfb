/** A trace as one query on the documented model, with the parameters that the data held give it. */
import type { TraceRequest } from "#graph-schema/contract/trace.ts";
import type { CodeTerms, TraceTerms } from "../../../../analysis/trace-terms.ts";
import type { ShownQuery } from "../../../cypher-console.ts";
import type { ReadableNames } from "../readable-names.ts";
import { chainCandidates } from "./chain-candidates.ts";
import { chooseLegs } from "./choose-leg.ts";
import { traceNotes } from "./trace-notes.ts";
import type { TraceShape } from "./trace-shape.ts";
import { weighChains } from "./weigh-chain.ts";

function allGoodsIn(codes: readonly CodeTerms[]): TraceShape["allGoods"] {
  const count = codes.filter(({ level }) => level === 0).length;
  return count === 0 ? "none" : count === codes.length ? "only" : "some";
}

function shapeOf(request: TraceRequest, terms: TraceTerms): TraceShape {
  return {
    hubs: request.maximumIntermediaries,
    hasVia: terms.via !== undefined,
    hasAggregates: terms.hasAggregates,
    frequency: terms.before[0]!.length === 4 ? "year" : "month",
    hasBelow: terms.codes.some(({ below }) => below.length > 0),
    reporter: request.reporter,
    timeOrder: request.timeOrder,
    hasMinimum: (request.minimumValue ?? 0) > 0,
    allGoods: allGoodsIn(terms.codes),
  };
}

function parametersOf(request: TraceRequest, terms: TraceTerms, { hasVia, hasBelow, hasMinimum }: TraceShape) {
  const { origins, destinations, via, codes, sources, intoHub, outOfHub, before, after } = terms;
  const text = ({ dataset, side, flow, valuation, basis }: (typeof sources)[number]) =>
    [dataset, side, flow, valuation, basis].join(" ");
  return {
    origins,
    destinations,
    ...(hasVia ? { via } : {}),
    before,
    after,
    codes: codes.map(({ code, below, subheadings, wholeIn }) =>
      hasBelow ? { code, below, subheadings, wholeIn } : { code },
    ),
    notSameIn2022: codes.filter(({ isSameIn2022 }) => !isSameIn2022).map(({ code }) => code),
    sources: sources.map((source) => ({
      series: text(source),
      side: source.side,
      valuation: source.valuation,
      coverage: source.coverage,
    })),
    intoHub,
    outOfHub,
    cifRate: request.cifRate,
    ...(hasMinimum ? { minimumValue: request.minimumValue } : {}),
    limit: request.limit,
  };
}

export function showTrace(names: ReadableNames, request: TraceRequest, terms: TraceTerms): ShownQuery {
  const shape = shapeOf(request, terms);
  return {
    query: [chainCandidates(names, shape), chooseLegs(names, shape), weighChains(shape)].join("\n\n"),
    parameters: parametersOf(request, terms, shape),
    notes: traceNotes(request, terms),
  };
}
