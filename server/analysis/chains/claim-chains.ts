/** Chains that published claims speak of, with or without figures: claimed routes of one code that follow each other. */
import type { ClaimedRouteFacts, TraceWorld } from "../trace-world.ts";
import { isRelatedCode } from "../selection/related-code.ts";
import type { CountrySelection } from "../selection/select-countries.ts";

export interface ClaimedChain {
  /** Country keys from origin to destination. */
  countries: readonly string[];
  hs: string;
  /** One for each leg. */
  routes: readonly ClaimedRouteFacts[];
}

interface ClaimSearch {
  world: TraceWorld;
  countries: CountrySelection;
  maximumIntermediaries: number;
}

function numberOf(world: TraceWorld, key: string): number {
  return world.countries.find(key);
}

/** Claimed routes that lead on from `chain`, never back into it. */
function extend({ world, countries }: ClaimSearch, chain: ClaimedChain, routes: readonly ClaimedRouteFacts[]) {
  const last = chain.countries.at(-1)!;
  return routes.flatMap((route) => {
    if (route.exporter !== last || route.hs !== chain.hs) return [];
    const next = numberOf(world, route.importer);
    const passes = chain.countries.every((key) => countries.areDisjoint(numberOf(world, key), next));
    if (!passes) return [];
    return [{ countries: [...chain.countries, route.importer], hs: chain.hs, routes: [...chain.routes, route] }];
  });
}

function isComplete({ world, countries }: ClaimSearch, { countries: chain }: ClaimedChain): boolean {
  return chain.length > 2 && countries.destinations.includes(numberOf(world, chain.at(-1)!));
}

function mayGoOn({ world, countries }: ClaimSearch, { countries: chain }: ClaimedChain): boolean {
  return countries.isHub[numberOf(world, chain.at(-1)!)] === 1;
}

/** Sorted by countries, then code. `codes` are the selected codes' numbers; a claim on a coarser or finer code counts. */
export function findClaimChains(search: ClaimSearch, codes: readonly number[]): ClaimedChain[] {
  const { world, countries } = search;
  const selected = codes.map((code) => world.codes.texts[code]!);
  const routes = world.facts.claimedRoutes.filter(({ hs }) => selected.some((code) => isRelatedCode(hs, code)));
  let open: ClaimedChain[] = routes
    .filter(({ exporter }) => countries.origins.includes(numberOf(world, exporter)))
    .map((route) => ({ countries: [route.exporter, route.importer], hs: route.hs, routes: [route] }));
  const found: ClaimedChain[] = [];
  for (let hubs = 1; hubs <= search.maximumIntermediaries; hubs += 1) {
    open = open.filter((chain) => mayGoOn(search, chain)).flatMap((chain) => extend(search, chain, routes));
    found.push(...open.filter((chain) => isComplete(search, chain)));
  }
  const text = ({ countries: keys, hs }: ClaimedChain) => `${keys.join(">")}:${hs}`;
  return found.toSorted((left, right) => (text(left) < text(right) ? -1 : 1));
}
