import { routeId } from "#graph-schema/node-id.ts";
import { uniteTexts, type NodeStatement } from "../../merge-statements.ts";
import type { RouteFacts } from "../../route-elements.ts";
import type { Reading } from "../database/store-state.ts";
import { readStatements } from "../mapping/statements.ts";

interface RouteRow {
  exporter: string;
  importer: string;
  hs: string;
  exporterLabel: string | null;
  importerLabel: string | null;
  datasets: string[];
  claims: string[];
  statements: string[] | null;
}

/** Of a route variable `r`. */
export function routeFactsFields({ names, view }: Pick<Reading, "names" | "view">): string {
  const { node } = names;
  const country = names.label("Country");
  return `r.exporter AS exporter, r.importer AS importer, r.hs AS hs, ${view.value("r", "statements")} AS statements,
    head([(x:${country})-[:${names.relationship("SHIPS")}]->(r) | ${view.value("x", "caption")}]) AS exporterLabel,
    head([(r)-[:${names.relationship("ARRIVES_IN")}]->(x:${country}) | ${view.value("x", "caption")}]) AS importerLabel,
    [(r)-[s:${names.relationship("REPORTED_IN")}${view.only("s")}]->(x:${node}) | x.id] AS datasets,
    [(x:${names.label("Claim")}${view.only("x")})-[s:${names.relationship("CONCERNS")}${view.only("s")}]->(r) | x.id] AS claims`;
}

/** By route id; routes that do not exist are absent. */
export async function readRouteFacts(reading: Reading, ids: readonly string[]): Promise<Map<string, RouteFacts>> {
  if (ids.length === 0) return new Map();
  const { names, run, view } = reading;
  const query = `UNWIND $ids AS id MATCH (r:${names.node}:${names.label("CommodityRoute")} {id: id}${view.only("r")})
    RETURN ${routeFactsFields(reading)}`;
  const rows = await run<RouteRow>(query, { ids });
  return new Map(rows.map((row) => [routeId(row), toRouteFacts(row)]));
}

/** Of every route, sorted by id. */
export async function readAllRouteFacts(reading: Reading): Promise<RouteFacts[]> {
  const { names, run, view } = reading;
  const query = `MATCH (r:${names.label("CommodityRoute")}${view.only("r")})
    WITH r ORDER BY r.id RETURN ${routeFactsFields(reading)}`;
  return (await run<RouteRow>(query)).map(toRouteFacts);
}

export function toRouteFacts(row: RouteRow): RouteFacts {
  const { exporter, importer, hs } = row;
  const stated = readStatements<NodeStatement>(row.statements ?? []);
  return {
    exporter,
    importer,
    hs,
    exporterLabel: row.exporterLabel ?? exporter,
    importerLabel: row.importerLabel ?? importer,
    evidence: uniteTexts([row.datasets, row.claims, ...stated.map(({ statement }) => statement.evidence)]),
  };
}
