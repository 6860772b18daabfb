import { countryId } from "#graph-schema/node-id.ts";
import { uniteTexts } from "../../merge-statements.ts";
import type { RouteFacts } from "../../route-elements.ts";
import type { Database } from "../database/database.ts";
import type { RouteRow } from "./element-keys.ts";

export function readRouteFacts(database: Database, route: RouteRow): RouteFacts {
  const { exporter, importer, hs } = route;
  return {
    exporter,
    importer,
    hs,
    exporterLabel: countryLabel(database, exporter),
    importerLabel: countryLabel(database, importer),
    evidence: readRouteEvidence(database, route.key),
  };
}

function countryLabel(database: Database, key: string): string {
  return database.get<{ label: string }>("SELECT label FROM node WHERE id = ?", countryId(key))?.label ?? key;
}

export function readRouteDatasets(database: Database, routeKey: number): string[] {
  const sql = `SELECT DISTINCT k.dataset FROM series s JOIN series_kind k ON k.key = s.kind WHERE s.route = ?
    ORDER BY k.dataset`;
  return database.all<{ dataset: string }>(sql, routeKey).map(({ dataset }) => dataset);
}

export function readRouteEvidence(database: Database, routeKey: number): string[] {
  const claims = `SELECT n.id FROM relationship r JOIN node n ON n.key = r.start_key
    WHERE r.end_key = ? AND r.type = 'CONCERNS' AND n.type = 'Claim'`;
  const stated = "SELECT json_extract(statement, '$.evidence') AS evidence FROM node_statement WHERE node = ?";
  return uniteTexts([
    readRouteDatasets(database, routeKey),
    database.all<{ id: string }>(claims, -routeKey).map(({ id }) => id),
    ...database.all<{ evidence: string }>(stated, -routeKey).map(({ evidence }) => JSON.parse(evidence) as string[]),
  ]);
}
