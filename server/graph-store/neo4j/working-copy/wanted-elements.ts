/** What a commit is going to touch and therefore has to be loaded first. */
import { hsParent } from "#graph-schema/hs-code.ts";
import { commodityId, countryId, parseRouteId, routeId } from "#graph-schema/node-id.ts";
import { relationshipId } from "#graph-schema/relationship-id.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { readTally } from "../../sqlite/reading/tally.ts";
import { mergeRuns } from "../../sqlite/staging/run-merger.ts";
import { exporterOf, importerOf } from "../../sqlite/staging/staged-cells.ts";
import type { StagingSession } from "../../sqlite/staging/staging-session.ts";

export interface Wanted {
  /** Ids of nodes and routes. */
  elements?: string[];
  relationships?: string[];
  /** Ids of elements wanted with all their stated relationships. */
  stars?: string[];
}

export interface WantedPage {
  ids: string[];
  /** To be given back for the next page. */
  position: number;
}

export type WantedKind = "node" | "route" | "relationship" | "star";

export function wantElements(database: Database, { elements = [], relationships = [], stars = [] }: Wanted): void {
  for (const id of elements) wantElement(database, id);
  for (const id of relationships) want(database, "relationship", id);
  for (const id of stars) want(database, "star", id);
}

function want(database: Database, kind: WantedKind, id: string): void {
  database.run(`INSERT INTO wanted_${kind} (id) VALUES (?) ON CONFLICT DO NOTHING`, id);
}

/** A route with its ends. */
function wantElement(database: Database, id: string): void {
  const route = parseRouteId(id);
  if (!route) return want(database, "node", id);
  want(database, "route", id);
  want(database, "node", countryId(route.exporter));
  want(database, "node", countryId(route.importer));
  wantCommodity(database, route.hs);
}

/** The code's node with its coarser ones and what joins them. */
function wantCommodity(database: Database, hs: string): void {
  const id = commodityId(hs);
  want(database, "node", id);
  const parent = hsParent(hs);
  if (parent === undefined) return;
  want(database, "relationship", relationshipId({ type: "PART_OF", start: id, end: commodityId(parent) }));
  wantCommodity(database, parent);
}

export function wantStaged(database: Database, session: StagingSession): void {
  session.finishCells();
  for (const { id } of session.database.iterate<{ id: string }>("SELECT id FROM node")) wantElement(database, id);
  const relationships = "SELECT id, start, end FROM relationship";
  for (const row of session.database.iterate<{ id: string; start: string; end: string }>(relationships)) {
    wantElements(database, { elements: [row.start, row.end], relationships: [row.id] });
  }
  const { names } = session;
  for (const { dataset } of names.kinds) want(database, "node", dataset);
  for (const key of names.countries) want(database, "node", countryId(key));
  for (const hs of names.codes) wantCommodity(database, hs);
}

/** Routes of the staged figures, where the store may have them; nodes have to be loaded before. */
export function wantStagedRoutes(database: Database, session: StagingSession): void {
  const { names } = session;
  const hasRoutes = (scope: "exporter" | "importer" | "commodity", texts: string[]) =>
    texts.map((text) => readTally(database, scope, text) > 0);
  const exporters = hasRoutes("exporter", names.countries);
  const importers = hasRoutes("importer", names.countries);
  const codes = hasRoutes("commodity", names.codes);
  for (const { ends, code } of mergeRuns(session.database)) {
    const exporter = exporterOf(ends);
    const importer = importerOf(ends);
    if (!exporters[exporter] || !importers[importer] || !codes[code]) continue;
    const route = {
      exporter: names.countries[exporter]!,
      importer: names.countries[importer]!,
      hs: names.codes[code]!,
    };
    want(database, "route", routeId(route));
  }
}

/** The next ids that nobody asked for yet. */
export function nextWanted(database: Database, kind: WantedKind, position: number, limit: number): WantedPage {
  const sql = `SELECT position, id FROM wanted_${kind} WHERE position > ? ORDER BY position LIMIT ?`;
  const rows = database.all<{ position: number; id: string }>(sql, position, limit);
  return { ids: rows.map(({ id }) => id), position: rows.at(-1)?.position ?? position };
}
