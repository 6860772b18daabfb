/**
 * Who may stand where in a chain. A country that reports for itself is itself; an aggregate without a route of its own
 * (such as the Eurasian Economic Union) stands for its members, and flows between the members of a set are left out:
 * neither an origin nor a destination is ever a hub. An aggregate and a member of it never stand in one set or chain.
 */
import { firstPlaceInto, firstRouteFrom } from "../trade-index/find-routes.ts";
import type { TraceWorld } from "../trace-world.ts";
import { RequestFaultError } from "./request-fault.ts";

export interface CountrySelection {
  origins: readonly number[];
  destinations: readonly number[];
  /** Per country number: 1 where it may be a hub. */
  isHub: Uint8Array;
  /** Whether two countries may stand in one chain. */
  areDisjoint: (left: number, right: number) => boolean;
  /** Aggregates that were taken as sets of their members, by key. */
  expanded: readonly string[];
}

interface CountryNames {
  origins: readonly string[];
  destinations: readonly string[];
  via?: readonly string[] | undefined;
}

function findCountry({ countries }: TraceWorld, key: string, field: string): number {
  const number = countries.find(key);
  if (number >= 0) return number;
  throw new RequestFaultError("unknown-reference", field, `there is no country ${key}`);
}

/** Whether the country exports or imports anything in the figures held. */
function hasRoutes({ columns, codes }: TraceWorld, country: number): boolean {
  for (let code = 0; code < codes.texts.length; code += 1) {
    const end = columns.codeRoutes[code + 1]!;
    if (columns.codeRoutes[code] === end) continue;
    const from = firstRouteFrom(columns, code, country);
    if (from < end && columns.routeExporter[from] === country) return true;
    const into = firstPlaceInto(columns, code, country);
    if (into < end && columns.routeImporter[columns.byImporter[into]!] === country) return true;
  }
  return false;
}

function membersOf(world: TraceWorld, country: number): number[] {
  const members = world.countryFacts[country]?.members ?? [];
  return members.map((key) => world.countries.find(key)).filter((number) => number >= 0);
}

function isAggregate(world: TraceWorld, country: number): boolean {
  return world.countryFacts[country]?.kind === "aggregate";
}

function refuseMemberBesideAggregate(world: TraceWorld, keys: readonly string[], field: string): void {
  keys.forEach((key, at) => {
    const aggregate = keys.find((other) => {
      const number = world.countries.find(other);
      return number >= 0 && (world.countryFacts[number]?.members ?? []).includes(key);
    });
    if (aggregate === undefined) return;
    const message = `${key} is a member of ${aggregate}: an aggregate and its member never stand in one set`;
    throw new RequestFaultError("invalid-request", `${field}.${at}`, message);
  });
}

export function selectCountries(world: TraceWorld, names: CountryNames): CountrySelection {
  const expanded = new Set<string>();
  const expand = (keys: readonly string[], field: string) => {
    const numbers = keys.map((key, at) => findCountry(world, key, `${field}.${at}`));
    refuseMemberBesideAggregate(world, keys, field);
    const all = numbers.flatMap((number) => {
      const members = isAggregate(world, number) && !hasRoutes(world, number) ? membersOf(world, number) : [];
      if (members.length === 0) return [number];
      expanded.add(world.countries.texts[number]!);
      return members;
    });
    return [...new Set(all)].toSorted((left, right) => left - right);
  };
  const origins = expand(names.origins, "origins");
  const destinations = expand(names.destinations, "destinations");
  const via = names.via === undefined ? undefined : expand(names.via, "via");
  const areDisjoint = createDisjointness(world);
  if (!origins.some((origin) => destinations.some((destination) => areDisjoint(origin, destination)))) {
    throw new RequestFaultError(
      "invalid-request",
      "destinations.0",
      "every destination is an origin too, or an aggregate that holds it; name another destination",
    );
  }
  const isHub = markHubs(world, via);
  for (const end of [...origins, ...destinations]) isHub[end] = 0;
  return { origins, destinations, isHub, areDisjoint, expanded: [...expanded] };
}

function markHubs(world: TraceWorld, via: readonly number[] | undefined): Uint8Array {
  const isHub = new Uint8Array(world.countries.texts.length);
  if (via === undefined)
    world.countries.texts.forEach((_, number) => (isHub[number] = isAggregate(world, number) ? 0 : 1));
  else for (const number of via) isHub[number] = 1;
  return isHub;
}

function createDisjointness(world: TraceWorld): (left: number, right: number) => boolean {
  const members = world.countries.texts.map((_, number) =>
    isAggregate(world, number) ? new Set(membersOf(world, number)) : undefined,
  );
  return (left, right) => left !== right && !members[left]?.has(right) && !members[right]?.has(left);
}
