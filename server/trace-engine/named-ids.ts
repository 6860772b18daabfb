/** The ids that an answer names as evidence or caveats. */
import type { Leg, UnreportedLeg } from "#graph-schema/contract/trace.ts";
import type { TraceAnswer } from "../analysis/trace.ts";

/** Every leg of an answer, in the order in which it is shown. */
export function* legsOf(answer: TraceAnswer): Generator<Leg | UnreportedLeg> {
  for (const { legs } of answer.chains) yield* legs;
  for (const { legs } of answer.claimChains) {
    for (const { figures } of legs) if (figures !== null) yield figures;
  }
  for (const { legs } of answer.openChains) yield* legs;
  for (const { leg } of answer.direct) yield leg;
}

/** Sorted, each once. */
export function namedIds(answer: TraceAnswer): string[] {
  const ids = new Set<string>();
  for (const { evidence, caveats } of legsOf(answer)) for (const id of [...evidence, ...caveats]) ids.add(id);
  for (const { legs } of answer.claimChains) {
    for (const { evidence, caveats, claims } of legs)
      for (const id of [...evidence, ...caveats, ...claims]) ids.add(id);
  }
  return [...ids].toSorted();
}
