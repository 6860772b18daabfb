/** The first part of a trace's query: who may stand in a chain. */
import type { ReadableNames } from "../readable-names.ts";
import type { TraceShape } from "./trace-shape.ts";

function thirdCountries(names: ReadableNames, { hasVia }: TraceShape): string {
  if (hasVia) return "// Third countries: those of the question\nWITH $via AS hubs";
  return `// Third countries: all but aggregates such as EU27, origins and destinations
MATCH (c:${names.label("Country")})
WHERE coalesce(c.kind, 'country') <> 'aggregate' AND NOT substring(c.id, 8) IN $origins + $destinations
WITH collect(substring(c.id, 8)) AS hubs // 'country:KGZ' is KGZ`;
}

function apart(names: ReadableNames): string {
  return `// An aggregate and a member of it never stand in one chain
WHERE NOT EXISTS {
  MATCH (c:${names.label("Country")})
  WHERE substring(c.id, 8) IN countries AND any(member IN c.members WHERE member IN countries)
}`;
}

/** The ids of routes of the asked code, and of those below it, between two countries. */
export function routeIds({ hasBelow }: Pick<TraceShape, "hasBelow">, exporter: string, importer: string): string {
  const start = `'route:' + ${exporter} + '>' + ${importer} + ':'`;
  return hasBelow ? `[hs IN [asked.code] + asked.below | ${start} + hs]` : `[${start} + asked.code]`;
}

function held(names: ReadableNames, shape: TraceShape, exporter: string, importer: string): string {
  return `EXISTS { MATCH (r:${names.node}) WHERE r.id IN ${routeIds(shape, exporter, importer)} }`;
}

function oneHub(names: ReadableNames, shape: TraceShape): string {
  return `UNWIND hubs AS hub
WITH asked, origin, hub, destination
WHERE ${held(names, shape, "origin", "hub")}
  AND ${held(names, shape, "hub", "destination")}
WITH asked, [origin, hub, destination] AS countries`;
}

function twoHubs(names: ReadableNames, shape: TraceShape): string {
  return `WITH asked, origin, destination,
  [hub IN hubs WHERE ${held(names, shape, "origin", "hub")}] AS firsts,
  [hub IN hubs WHERE ${held(names, shape, "hub", "destination")}] AS lasts
UNWIND firsts AS first
UNWIND lasts AS last
WITH asked, origin, destination, first, last
WHERE first = last // one third country only
  OR ${held(names, shape, "first", "last")}
WITH asked, CASE first WHEN last THEN [origin, first, destination] ELSE [origin, first, last, destination] END AS countries`;
}

/** Gives rows of `asked` and `countries`. */
export function chainCandidates(names: ReadableNames, shape: TraceShape): string {
  return `${thirdCountries(names, shape)}
UNWIND $codes AS asked
UNWIND $origins AS origin
UNWIND [country IN $destinations WHERE country <> origin] AS destination
// Chains are sought where figures are held on every leg
${shape.hubs === 1 ? oneHub(names, shape) : twoHubs(names, shape)}${
    shape.hasAggregates
      ? `
${apart(names)}`
      : ""
  }`;
}
