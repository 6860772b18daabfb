/** The questions whose time is compared, over HTTP and as a plain query that an analyst would write for the same. */
import { countryId, routeId } from "#graph-schema/node-id.ts";
import { syntheticDataset } from "./generate-trade.ts";
import type { HubWorld } from "./hub-world.ts";

export interface PlainQuery {
  text: string;
  parameters: Record<string, unknown>;
}

export interface ReadQuestion {
  name: string;
  method: "GET" | "POST";
  /** Below /api/v1. */
  path: string;
  body?: object;
  plain?: PlainQuery;
}

const shown = 12;

/** The same for a node with any number of neighbours; series make a route a neighbour more than once. */
const expandQuery = `MATCH (:Entrepot {id: $id})-[r]-(other:Entrepot)
  WITH other, collect(r) AS relationships ORDER BY other.rank DESC, other.id LIMIT ${shown}
  RETURN other, relationships`;
const countQuery = `MATCH (:Entrepot {id: $id})-[r]-(other:Entrepot)
  RETURN type(r) AS type, other.type AS nodeType, count(DISTINCT other) AS count`;
const searchQuery = `MATCH (n:Entrepot) WHERE n.searchText CONTAINS $text
  RETURN n ORDER BY n.rank DESC, n.id LIMIT 20`;

function expansion(name: string, nodeId: string, more: object = {}): ReadQuestion {
  const body = { nodeIds: [nodeId], limit: shown, ...more };
  const plain = { text: expandQuery, parameters: { id: nodeId } };
  return { name: `expand, ${name}`, method: "POST", path: "/expansions", body, plain };
}

function neighbours(name: string, nodeId: string): ReadQuestion {
  const path = `/nodes/${encodeURIComponent(nodeId)}/neighbours`;
  return {
    name: `neighbour counts, ${name}`,
    method: "GET",
    path,
    plain: { text: countQuery, parameters: { id: nodeId } },
  };
}

function search(name: string, term: string): ReadQuestion {
  const path = `/search?q=${encodeURIComponent(term)}`;
  return { name: `search, ${name}`, method: "GET", path, plain: { text: searchQuery, parameters: { text: term } } };
}

const written = (count: number) => count.toLocaleString("en");

function expansionsOf(world: HubWorld): ReadQuestion[] {
  const hub = countryId(world.hub);
  const ofHub = world.routes
    .slice(-1000)
    .map(({ exporter, importer, code }) =>
      routeId({ exporter: world.countries[exporter]!, importer: world.countries[importer]!, hs: world.codes[code]! }),
    );
  const degree = `a country of ${written(world.hubDegree)} routes`;
  return [
    expansion("a country of 10 routes", countryId(world.ten)),
    expansion("a country of 1,000 routes", countryId(world.thousand)),
    expansion(degree, hub),
    expansion(`${degree}, 1,000 of them on the canvas`, hub, { exclude: ofHub }),
    expansion(`${degree}, as of 2020`, hub, { asOf: "2020" }),
    expansion(`the dataset of ${written(world.routes.length)} routes`, syntheticDataset),
  ];
}

/** `series` is the id of a relationship REPORTED_IN that the world has. */
export function readQuestions(world: HubWorld, { route, series }: { route: string; series: string }): ReadQuestion[] {
  const hub = countryId(world.hub);
  const byId = "MATCH (n:Entrepot {id: $id}) RETURN n";
  const bySeries = "MATCH (:Entrepot {id: $route})-[r:REPORTED_IN {id: $id}]->(d) RETURN r, d";
  return [
    ...expansionsOf(world),
    expansion("a route", route),
    neighbours(`a country of ${written(world.hubDegree)} routes`, hub),
    neighbours(`the dataset of ${written(world.routes.length)} routes`, syntheticDataset),
    search("exact code", world.codes[7]!),
    search("name prefix", "synthetic s1"),
    search("one letter", "s"),
    search("substring", "nthetic s2"),
    search("nothing found", "zzqxzz"),
    {
      name: "node, country",
      method: "GET",
      path: `/nodes/${encodeURIComponent(hub)}`,
      plain: { text: byId, parameters: { id: hub } },
    },
    {
      name: "node, route",
      method: "GET",
      path: `/nodes/${encodeURIComponent(route)}`,
      plain: { text: byId, parameters: { id: route } },
    },
    {
      name: "relationship, series",
      method: "GET",
      path: `/relationships/${encodeURIComponent(series)}`,
      plain: { text: bySeries, parameters: { id: series, route } },
    },
    {
      name: "statistics",
      method: "GET",
      path: "/statistics",
      plain: { text: "MATCH (n:Entrepot) RETURN n.type AS type, count(*) AS count", parameters: {} },
    },
  ];
}
