/**
 * What published claims and caveats have to do with a leg. Each concern of a caveat is a place (a country, an
 * aggregate with its members, or a route), a commodity or a dataset. It is shown on a leg when every kind of concern
 * that it has is met by at least one: the leg touches one of the places; its code lies within one of the commodities
 * or contains it (all goods contain each, but what concerns all goods concerns no single code); its series comes from one of the datasets.
 * A reporting gap's `sides` limit it to legs on which the country stands on that side. One that names datasets is shown
 * on legs without figures, and where the figures come from those datasets or from the side that does not report.
 * Validity must overlap the two windows.
 */
import { dayBounds } from "#graph-schema/edtf-date.ts";
import { parseNodeId, parseRouteId, type RouteKey } from "#graph-schema/node-id.ts";
import type { TradeWindow } from "#graph-schema/trade-period.ts";
import type { Windows } from "../figures/figure.ts";
import type { ReporterSide } from "#graph-schema/trade-series.ts";
import { isRelatedCode } from "../selection/related-code.ts";
import type { CaveatFacts, TraceFacts, TraceWorld } from "../trace-world.ts";

/** A leg as statements see it; `datasets` is empty where nobody reports it. */
export interface StatedLeg extends RouteKey {
  datasets: readonly string[];
  /** Whose figures the leg shows. */
  sides: readonly ReporterSide[];
}

/** Claims that concern the route of a leg, or a coarser or finer code between the same countries. Sorted. */
export function claimsOnRoute({ claimedRoutes }: TraceFacts, leg: RouteKey): string[] {
  const related = claimedRoutes.filter(
    ({ exporter, importer, hs }) => exporter === leg.exporter && importer === leg.importer && isRelatedCode(hs, leg.hs),
  );
  return [...new Set(related.flatMap(({ claims }) => claims))].toSorted();
}

function membersOf(facts: TraceFacts, key: string): readonly string[] {
  return facts.countries.find((country) => country.key === key)?.members ?? [];
}

/** A country is met where the leg touches it or a member of it, or lies between two members where it speaks of those. */
function touches(facts: TraceFacts, caveat: CaveatFacts, key: string, leg: StatedLeg): boolean {
  const places = new Set([key, ...membersOf(facts, key)]);
  if (caveat.betweenMembers) return places.has(leg.exporter) && places.has(leg.importer);
  const asExporter = caveat.sides.length === 0 || caveat.sides.includes("exporter");
  const asImporter = caveat.sides.length === 0 || caveat.sides.includes("importer");
  return (asExporter && places.has(leg.exporter)) || (asImporter && places.has(leg.importer));
}

function isPlaceMet(facts: TraceFacts, caveat: CaveatFacts, id: string, leg: StatedLeg): boolean {
  const route = parseRouteId(id);
  if (route === undefined) return touches(facts, caveat, parseNodeId(id)!.key, leg);
  return route.exporter === leg.exporter && route.importer === leg.importer && isRelatedCode(route.hs, leg.hs);
}

/** EDTF text to a month number; the end of a bound is the month it ends in. */
function monthOf(text: string, end: "first" | "last"): number | undefined {
  const bounds = dayBounds(text);
  if (bounds === undefined) return undefined;
  const date = new Date((end === "first" ? bounds.first : bounds.end - 1) * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function isValidDuring(caveat: CaveatFacts, window: TradeWindow): boolean {
  const scale = window.frequency === "year" ? 12 : 1;
  const first = window.first * scale;
  const last = window.last * scale + scale - 1;
  const from = caveat.validFrom === null ? undefined : monthOf(caveat.validFrom, "first");
  const to = caveat.validTo === null ? undefined : monthOf(caveat.validTo, "last");
  return (from === undefined || from <= last) && (to === undefined || to >= first);
}

function baseOf(id: string): string | undefined {
  return parseNodeId(id)?.base;
}

/** A kind of concern is met where the caveat has none of it, or one that fits. */
function isMet(ids: readonly string[], fits: (id: string) => boolean): boolean {
  return ids.length === 0 || ids.some(fits);
}

function isDatasetMet(caveat: CaveatFacts, id: string, leg: StatedLeg): boolean {
  if (leg.datasets.includes(id)) return true;
  if (caveat.kind !== "reporting-gap") return false;
  return leg.datasets.length === 0 || caveat.sides.some((side) => leg.sides.includes(side));
}

export function isCaveatOnLeg(facts: TraceFacts, caveat: CaveatFacts, leg: StatedLeg): boolean {
  const of = (...bases: string[]) => caveat.concerns.filter((id) => bases.includes(baseOf(id) ?? ""));
  const places = of("country", "route");
  const commodities = of("commodity");
  const datasets = of("source");
  if (places.length + commodities.length + datasets.length === 0) return false;
  return (
    isMet(places, (id) => isPlaceMet(facts, caveat, id, leg)) &&
    isMet(commodities, (id) => leg.hs === "TOTAL" || isRelatedCode(parseNodeId(id)!.key, leg.hs)) &&
    isMet(datasets, (id) => isDatasetMet(caveat, id, leg))
  );
}

/** Ids of the caveats and reporting gaps to show on a route, sorted; without a window whatever their validity. */
export function caveatsOnRoute(facts: TraceFacts, window: TradeWindow | undefined, leg: StatedLeg): string[] {
  return facts.caveats
    .filter((caveat) => window === undefined || isValidDuring(caveat, window))
    .filter((caveat) => isCaveatOnLeg(facts, caveat, leg))
    .map(({ id }) => id)
    .toSorted();
}

export function claimsOnLeg({ facts }: TraceWorld, leg: RouteKey): string[] {
  return claimsOnRoute(facts, leg);
}

/** Those that hold at some time from the beginning of the window before to the end of the window after. */
export function caveatsOnLeg({ facts }: TraceWorld, { before, after }: Windows, leg: StatedLeg): string[] {
  return caveatsOnRoute(facts, { ...before, last: after.last }, leg);
}
