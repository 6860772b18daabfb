/** Chains of a trace in the form that the canvas draws: one key each, and what is known of every leg. */
import type { Leg, TraceRequestInput, TraceResponse, UnreportedLeg } from "#graph-schema/contract/trace.ts";

/** `matched`: figures on every leg. `claimed`: on published claims. `open`: a leg without figures. */
export const chainGroups = ["matched", "claimed", "open", "direct"] as const;
export type ChainGroup = (typeof chainGroups)[number];

/** How a leg is known: from figures, from claims only, or not at all. */
export type LegKind = "figures" | "claimed" | "open";

export interface CanvasLeg {
  exporter: string;
  importer: string;
  kind: LegKind;
  /** The leg's figures as the trace gave them; null where there are none. */
  leg: Leg | null;
  claims: readonly string[];
}

export interface CanvasChain {
  key: string;
  trace: string;
  group: ChainGroup;
  /** Country keys from origin to destination. */
  countries: readonly string[];
  commodity: string;
  legs: readonly CanvasLeg[];
  /** false for all goods: context only. */
  matchedByProduct: boolean;
}

/** A short, stable id of a question: equal questions share it. FNV-1a over its JSON, keys sorted. */
export function traceIdOf(request: TraceRequestInput): string {
  const sorted = Object.entries(request)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  let hash = 0x811c9dc5;
  for (const unit of JSON.stringify(sorted)) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `t${hash.toString(36)}`;
}

export function chainKey(
  trace: string,
  group: ChainGroup,
  chain: { countries: readonly string[]; commodity: string },
): string {
  return `${trace}/${group}/${chain.countries.join(">")}:${chain.commodity}`;
}

/** Every chain of an answer, in its order: matched, claimed, open, direct. */
export function canvasChains(trace: string, response: TraceResponse): CanvasChain[] {
  const make = (group: ChainGroup, chain: { countries: readonly string[]; commodity: string }, legs: CanvasLeg[]) => ({
    key: chainKey(trace, group, chain),
    trace,
    group,
    countries: chain.countries,
    commodity: chain.commodity,
    legs,
    matchedByProduct: chain.commodity !== "TOTAL",
  });
  return [
    ...response.chains.map((chain) => make("matched", chain, chain.legs.map(canvasLeg))),
    ...response.claimChains.map((chain) => make("claimed", chain, chain.legs.map(claimedLeg))),
    ...response.openChains.map((chain) => make("open", chain, chain.legs.map(canvasLeg))),
    ...response.direct.map(({ origin, destination, commodity, leg }) =>
      make("direct", { countries: [origin, destination], commodity }, [canvasLeg(leg)]),
    ),
  ];
}

function canvasLeg(leg: Leg | UnreportedLeg): CanvasLeg {
  const { exporter, importer } = leg;
  if (leg.reporter === null) return { exporter, importer, kind: "open", leg: null, claims: [] };
  return { exporter, importer, kind: "figures", leg, claims: [] };
}

function claimedLeg(leg: TraceResponse["claimChains"][number]["legs"][number]): CanvasLeg {
  const { exporter, importer, claims, figures } = leg;
  const kind = figures === null ? (claims.length > 0 ? "claimed" : "open") : "figures";
  return { exporter, importer, kind, leg: figures, claims };
}
