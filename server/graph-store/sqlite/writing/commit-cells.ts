import { countryId, type RouteKey } from "#graph-schema/node-id.ts";
import type { SeriesKind } from "../../series-block.ts";
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Database } from "../database/database.ts";
import { findElementKey } from "../reading/element-keys.ts";
import { readSeriesKinds } from "../reading/series-kinds.ts";
import { mergeRuns, type StagedRoute } from "../staging/run-merger.ts";
import { exporterOf, importerOf } from "../staging/staged-cells.ts";
import type { StagingSession } from "../staging/staging-session.ts";
import type { AbortCheck } from "../threads/messages.ts";
import { commitRoute, type StoreKeys } from "./commit-route.ts";
import type { Commit } from "./put-nodes.ts";

/** Writes the staged cells route after route. */
export function commitCells(commit: Commit, session: StagingSession, checkAbort: AbortCheck): void {
  const { names } = session;
  if (names.kinds.length === 0) return;
  const keys = storeKeys(commit.database, session);
  requireDatasets(commit.database, names.kinds);
  const known = names.countries.map((key) => findElementKey(commit.database, countryId(key)) !== undefined);
  for (const staged of mergeRuns(session.database)) {
    checkAbort();
    const exporter = exporterOf(staged.ends);
    const importer = importerOf(staged.ends);
    const route: RouteKey = {
      exporter: names.countries[exporter]!,
      importer: names.countries[importer]!,
      hs: names.codes[staged.code]!,
    };
    if (known[exporter] && known[importer]) commitRoute(commit, route, staged, keys);
    else rejectRows(commit, staged, known[exporter] ? ["importer", route.importer] : ["exporter", route.exporter]);
  }
}

function storeKeys(database: Database, { names }: StagingSession): StoreKeys {
  const kindKeys = names.kinds.map((kind) => kindKey(database, kind));
  return {
    kinds: names.kinds,
    kindKeys,
    allKinds: readSeriesKinds(database),
    unitKeys: names.units.map((name) => nameKey(database, "reported_unit", name)),
    fileKeys: names.files.map((name) => nameKey(database, "imported_file", name)),
    units: names.units,
  };
}

/** The key of a kind of series, given to it where it is new. */
export function kindKey(database: Database, kind: SeriesKind): number {
  const { dataset, side, flow, frequency, edition, valuation, basis } = kind;
  const values = [dataset, side, flow, frequency, edition, valuation, basis];
  const columns = "dataset, side, flow, frequency, edition, valuation, basis";
  database.run(`INSERT INTO series_kind (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`, ...values);
  const sql = `SELECT key FROM series_kind WHERE (${columns}) = (?, ?, ?, ?, ?, ?, ?)`;
  return database.get<{ key: number }>(sql, ...values)!.key;
}

export function nameKey(database: Database, table: "reported_unit" | "imported_file", name: string): number {
  database.run(`INSERT INTO ${table} (name) VALUES (?) ON CONFLICT DO NOTHING`, name);
  return database.get<{ key: number }>(`SELECT key FROM ${table} WHERE name = ?`, name)!.key;
}

function requireDatasets(database: Database, kinds: readonly SeriesKind[]): void {
  for (const { dataset } of kinds) {
    const type = database.get<{ type: string }>("SELECT type FROM node WHERE id = ?", dataset)?.type;
    if (type !== "Dataset") {
      throw new GraphStoreError("rejected", `Figures of ${dataset} need its Dataset node; stage it too.`, {
        subject: dataset,
      });
    }
  }
}

function rejectRows({ changes }: Commit, { rows }: StagedRoute, [field, key]: [string, string]): void {
  for (const { columns, index } of rows) {
    const line = columns.line[index]!;
    changes.rejections.push({ line, field, value: key, reason: `There is no country ${countryId(key)}.` });
  }
}
