import type { ExpansionRequest } from "#graph-schema/contract/neighbours.ts";
import type { Relationship } from "#graph-schema/graph.ts";
import { commodityId, countryId, parseRouteId } from "#graph-schema/node-id.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import { routeRelationship, seriesRelationship } from "../../route-elements.ts";
import type { Reading } from "../database/store-state.ts";
import {
  relationshipFields,
  statedRelationshipTypes,
  toStoredRelationship,
  type RelationshipProperties,
} from "../mapping/relationship-properties.ts";
import { toGraphRelationship } from "./read-relationships.ts";
import { readSeriesOfRoutes } from "./read-series.ts";
import { relationshipFilter } from "./relationship-filter.ts";
import { readRouteFacts } from "./route-facts.ts";

/** Ids between which relationships are looked for: one of `central` with one of `all`. */
interface Ends {
  central: ReadonlySet<string>;
  all: ReadonlySet<string>;
}

/** All relationships that join one of `central` to another of them or to an excluded node; sorted by id. */
export async function connectingRelationships(
  reading: Reading,
  central: readonly string[],
  { exclude, asOf }: Pick<ExpansionRequest, "exclude" | "asOf">,
): Promise<Relationship[]> {
  const ends: Ends = { central: new Set(central), all: new Set([...central, ...exclude]) };
  const all = await Promise.all([
    statedBetween(reading, ends, asOf),
    ofRoutesBetween(reading, ends),
    reportedBetween(reading, ends),
  ]);
  const found = new Map(all.flat().map((relationship) => [relationship.id, relationship]));
  return [...found.values()].toSorted((a, b) => byCodeUnits(a.id, b.id));
}

async function statedBetween(
  { names, run, view }: Reading,
  ends: Ends,
  asOf: string | undefined,
): Promise<Relationship[]> {
  const filter = relationshipFilter(asOf);
  const query = `UNWIND $central AS id
    MATCH (a:${names.node} {id: id})-[r:${names.relationships(statedRelationshipTypes)}${view.only("r")}]-(b:${names.node})
    WHERE b.id IN $all AND r.id IS NOT NULL AND ${filter.cypher} WITH DISTINCT r RETURN r {${relationshipFields}} AS r`;
  const parameters = { central: [...ends.central], all: [...ends.all], ...filter.parameters };
  const rows = await run<{ r: RelationshipProperties }>(query, parameters);
  return rows.flatMap(({ r }) => {
    const type = names.relationshipTypeOf(r.type);
    return type ? [toGraphRelationship(toStoredRelationship(r, type))] : [];
  });
}

const joins = (ends: Ends, a: string, b: string) =>
  ends.all.has(a) && ends.all.has(b) && (ends.central.has(a) || ends.central.has(b));

async function ofRoutesBetween(reading: Reading, ends: Ends): Promise<Relationship[]> {
  const wanted = [...ends.all].flatMap((id) => {
    const route = parseRouteId(id);
    if (!route) return [];
    const others = {
      SHIPS: countryId(route.exporter),
      ARRIVES_IN: countryId(route.importer),
      CARRIES: commodityId(route.hs),
    };
    const types = (["SHIPS", "ARRIVES_IN", "CARRIES"] as const).filter((type) => joins(ends, id, others[type]));
    return types.length === 0 ? [] : [{ id, types }];
  });
  const facts = await readRouteFacts(
    reading,
    wanted.map(({ id }) => id),
  );
  return wanted.flatMap(({ id, types }) => {
    const route = facts.get(id);
    return route ? types.map((type) => toGraphRelationship(routeRelationship(type, route))) : [];
  });
}

async function reportedBetween(reading: Reading, ends: Ends): Promise<Relationship[]> {
  const all = [...ends.all];
  const datasets = all.filter((id) => id.startsWith("source:"));
  const routes = all.filter((id) => parseRouteId(id) && datasets.some((dataset) => joins(ends, id, dataset)));
  const series = await readSeriesOfRoutes(reading, routes);
  return [...series].flatMap(([id, list]) =>
    list.filter(({ dataset }) => joins(ends, id, dataset)).map((one) => toGraphRelationship(seriesRelationship(one))),
  );
}
