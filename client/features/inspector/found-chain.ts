/** Finds a chain by its key in the answer of its trace. */
import type {
  Chain,
  ClaimChain,
  DirectFlow,
  Leg,
  OpenChain,
  TraceRequestInput,
  TraceResponse,
} from "#graph-schema/contract/trace.ts";
import { chainKey, traceIdOf } from "../../exploration/chains.ts";

export type FoundChain =
  | { group: "matched"; chain: Chain }
  | { group: "claimed"; chain: ClaimChain }
  | { group: "open"; chain: OpenChain }
  | { group: "direct"; chain: DirectFlow };

/** Undefined when the answer holds no such chain (any more). */
export function findChain(key: string, question: TraceRequestInput, answer: TraceResponse): FoundChain | undefined {
  const trace = traceIdOf(question);
  const matched = answer.chains.find((chain) => chainKey(trace, "matched", chain) === key);
  if (matched) return { group: "matched", chain: matched };
  const claimed = answer.claimChains.find((chain) => chainKey(trace, "claimed", chain) === key);
  if (claimed) return { group: "claimed", chain: claimed };
  const open = answer.openChains.find((chain) => chainKey(trace, "open", chain) === key);
  if (open) return { group: "open", chain: open };
  const direct = answer.direct.find((flow) => chainKey(trace, "direct", asChain(flow)) === key);
  return direct && { group: "direct", chain: direct };
}

function asChain({ origin, destination, commodity }: DirectFlow) {
  return { countries: [origin, destination], commodity };
}

/** Countries and commodity of any kind of chain. */
export function routeOf(found: FoundChain): { countries: string[]; commodity: string } {
  return found.group === "direct" ? asChain(found.chain) : found.chain;
}

/** The question narrowed to one chain, with every observation and step behind it. */
export function explainingQuestion(
  question: TraceRequestInput,
  { countries, commodity }: { countries: readonly string[]; commodity: string },
): TraceRequestInput {
  const origin = countries[0];
  const destination = countries.at(-1);
  const via = countries.slice(1, -1);
  return {
    ...question,
    origins: origin === undefined ? question.origins : [origin],
    destinations: destination === undefined ? question.destinations : [destination],
    commodities: [commodity],
    detail: "selection",
    explain: true,
    ...(via.length > 0 && { via, maximumIntermediaries: via.length }),
  };
}

/** The leg between two countries in an explained answer, whichever part of it holds one. */
export function explainedLeg(
  answer: TraceResponse,
  { exporter, importer, commodity }: { exporter: string; importer: string; commodity: string },
): Leg | undefined {
  const legs = [
    ...answer.chains.filter((chain) => chain.commodity === commodity).flatMap((chain) => chain.legs),
    ...answer.openChains.filter((chain) => chain.commodity === commodity).flatMap((chain) => chain.legs),
    ...answer.claimChains
      .filter((chain) => chain.commodity === commodity)
      .flatMap((chain) => chain.legs.map((leg) => leg.figures)),
    ...answer.direct.filter((flow) => flow.commodity === commodity).map((flow) => flow.leg),
  ];
  return legs.find(
    (leg): leg is Leg =>
      leg !== null && leg.reporter !== null && leg.exporter === exporter && leg.importer === importer,
  );
}
