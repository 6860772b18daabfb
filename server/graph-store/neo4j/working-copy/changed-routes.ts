/** Changed routes with their changed series. */
import { parseRouteId } from "#graph-schema/node-id.ts";
import type { Contribution, NodeStatement } from "../../merge-statements.ts";
import type { SeriesKind } from "../../series-block.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { unpackCells } from "../../sqlite/packing/unpack-cells.ts";
import { findRoute, type RouteRow } from "../../sqlite/reading/element-keys.ts";
import { fileNamesOf, toObservations, type FileNames } from "../../sqlite/reading/read-series.ts";
import { readRouteDatasets, readRouteEvidence } from "../../sqlite/reading/route-facts.ts";
import { readSeriesKinds } from "../../sqlite/reading/series-kinds.ts";
import type { LayeredSeries, SeriesLayer } from "../mapping/series-properties.ts";
import {
  pageOf,
  statementsOf,
  type ChangedPage,
  type PageRequest,
  type Removed,
  type TouchedId,
} from "./changed-elements.ts";

export interface ChangedRoute {
  id: string;
  exporter: string;
  importer: string;
  hs: string;
  isNew: boolean;
  rank: number;
  degree: number;
  evidence: string[];
  statements: Contribution<NodeStatement>[];
  series: LayeredSeries[];
  /** Kinds of series that are no longer there. */
  removedSeries: SeriesKind[];
}

/** What many routes name by number. */
interface Names {
  kinds: ReadonlyMap<number, SeriesKind>;
  files: FileNames;
}

/** As they were committed: in the order of their ends, so that those of one pair of countries come together. */
export function changedRoutes(database: Database, request: PageRequest): ChangedPage<ChangedRoute | Removed> {
  const names = { kinds: readSeriesKinds(database), files: fileNamesOf(database) };
  return pageOf(database, "route", "id", request, ({ id }: TouchedId) => {
    const row = findRoute(database, parseRouteId(id)!);
    return row ? changedRoute(database, names, id, row) : { id, removed: true };
  });
}

function changedRoute(
  database: Database,
  names: Names,
  id: string,
  { key, exporter, importer, hs, rank, degree }: RouteRow,
): ChangedRoute {
  const touched = database.all<{ kind: number }>("SELECT kind FROM touched_series WHERE route = ? ORDER BY kind", id);
  const series = touched.map(({ kind }) => layersOf(database, names, key, kind));
  const isThere = ({ imported, seeded }: LayeredSeries) => imported !== undefined || seeded !== undefined;
  const { statements } = statementsOf<NodeStatement>(database, "node", -key);
  const isSpokenOf = degree > 0 || statements.length > 0;
  return {
    id,
    exporter,
    importer,
    hs,
    isNew: database.get("SELECT 1 FROM loaded_route WHERE id = ?", id) === undefined,
    rank,
    degree,
    evidence: isSpokenOf ? readRouteEvidence(database, key) : readRouteDatasets(database, key),
    statements,
    series: series.filter(isThere),
    removedSeries: series.filter((one) => !isThere(one)).map(({ kind }) => kind),
  };
}

function layersOf(database: Database, { kinds, files }: Names, route: number, kind: number): LayeredSeries {
  const sql = `SELECT s.layer, u.name AS unit, s.cells FROM series s JOIN reported_unit u ON u.key = s.unit
    WHERE s.route = ? AND s.kind = ?`;
  const rows = database.all<{ layer: number; unit: string; cells: Uint8Array }>(sql, route, kind);
  const layer = (wanted: number): SeriesLayer | undefined => {
    const row = rows.find((one) => one.layer === wanted);
    return row && { reportedUnit: row.unit, observations: toObservations(unpackCells(row.cells), files) };
  };
  return { kind: kinds.get(kind)!, imported: layer(0), seeded: layer(1) };
}
