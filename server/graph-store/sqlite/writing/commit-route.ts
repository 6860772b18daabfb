import { routeId, type RouteKey } from "#graph-schema/node-id.ts";
import { seriesKeyText, type SeriesKind } from "../../series-block.ts";
import { packWithContentLength } from "../packing/pack-cells.ts";
import { emptyCells, type SeriesCells } from "../packing/series-cells.ts";
import { unpackCells } from "../packing/unpack-cells.ts";
import { findRoute } from "../reading/element-keys.ts";
import { unitOf } from "../staging/cell-columns.ts";
import { resolveCells } from "../staging/resolve-cells.ts";
import type { StagedRoute, StagedRow } from "../staging/run-merger.ts";
import { kindOf } from "../staging/staged-cells.ts";
import { cellsName, type Changes } from "./changes.ts";
import { insertRoute, speakOfEnds, type Commit } from "./put-nodes.ts";
import { RouteSeries, type SeriesState } from "./route-series.ts";
import { updateCells } from "./update-cells.ts";

/** The store's keys for the texts that an import names by number. */
export interface StoreKeys {
  kinds: readonly SeriesKind[];
  kindKeys: readonly number[];
  unitKeys: readonly number[];
  fileKeys: readonly number[];
  units: readonly string[];
  /** Every kind that the store knows, by key. */
  allKinds: ReadonlyMap<number, SeriesKind>;
}

/** Merges the staged rows of one route into its series. */
export function commitRoute(commit: Commit, route: RouteKey, staged: StagedRoute, keys: StoreKeys): void {
  const { database, speaker, changes } = commit;
  const known = findRoute(database, route);
  const series = new RouteSeries(database, keys.allKinds, known);
  const before = series.summarise();
  const written: SeriesState[] = [];
  for (const [kind, rows] of rowsByKind(staged.rows)) {
    const state = commitSeries(commit, route, series, { kind, rows }, keys);
    if (state) written.push(state);
  }
  if (written.length === 0) return;
  const after = series.summarise();
  speakOfEnds(commit, route, [written[0]!.kind.dataset]);
  const key = known?.key ?? insertRoute(commit, route, after.rank);
  for (const state of written) {
    const sql = "INSERT OR REPLACE INTO series (route, kind, layer, unit, cells) VALUES (?, ?, ?, ?, ?)";
    database.run(sql, key, state.kindKey, speaker.layer, state.unit, state.packed);
  }
  if (known && after.rank !== before.rank) {
    database.run("UPDATE route SET rank = ? WHERE key = ?", after.rank, key);
  }
  series.countDifference(changes, before, after);
}

function rowsByKind(rows: readonly StagedRow[]): Map<number, StagedRow[]> {
  const byKind = new Map<number, StagedRow[]>();
  for (const row of rows) {
    const kind = kindOf(row.columns.goods[row.index]!);
    const list = byKind.get(kind);
    if (list) list.push(row);
    else byKind.set(kind, [row]);
  }
  return byKind;
}

/** The series' new state where it says something else now. */
function commitSeries(
  { changes, speaker }: Commit,
  route: RouteKey,
  series: RouteSeries,
  { kind, rows }: { kind: number; rows: StagedRow[] },
  keys: StoreKeys,
): SeriesState | undefined {
  const stored = series.find(keys.kindKeys[kind]!, speaker.layer);
  const unit = stored?.unit ?? unitKeyOf(rows[0]!, keys);
  const fitting = rows.filter((row) => unitKeyOf(row, keys) === unit);
  if (fitting.length < rows.length) rejectUnits(changes, rows, unit, keys);
  const { cells: incoming, rejections } = resolveCells(fitting, keys.fileKeys);
  changes.rejections.push(...rejections);
  const old = stored && unpackCells(stored.packed);
  const before = old ?? cellsBefore(changes, series.routeKey, keys.kindKeys[kind]!);
  const updated = updateCells(before ?? emptyCells(), incoming);
  changes.changed += updated.changed;
  changes.unchanged += updated.unchanged;
  if (old && updated.changed === 0) return undefined;
  if (incoming.period.length === 0) return undefined;
  const cells = old ? updated.cells : incoming;
  const state = { kindKey: keys.kindKeys[kind]!, kind: keys.kinds[kind]!, layer: speaker.layer, unit, cells };
  const packed = digestSeries(changes, route, state, old);
  return series.put({ ...state, packed });
}

function cellsBefore(changes: Changes, routeKey: number | undefined, kindKey: number): SeriesCells | undefined {
  const packed = routeKey === undefined ? undefined : changes.saidBefore?.cells.get(cellsName(routeKey, kindKey));
  return packed && unpackCells(packed);
}

/** Replaces the old content by the new one in the dataset's digest, and gives the new packed form. */
function digestSeries(
  changes: Changes,
  route: RouteKey,
  { kind, layer, cells }: Pick<SeriesState, "kind" | "layer"> & { cells: SeriesCells },
  old: SeriesCells | undefined,
): Uint8Array {
  const name = `${routeId(route)} ${seriesKeyText(kind)} ${layer} `;
  if (old) {
    const { packed, contentLength } = packWithContentLength(old);
    changes.digest(kind.dataset, seriesContent(name, packed, contentLength), -1);
  }
  const { packed, contentLength } = packWithContentLength(cells);
  changes.digest(kind.dataset, seriesContent(name, packed, contentLength), 1);
  return packed;
}

export function seriesContent(name: string, packed: Uint8Array, contentLength: number): Uint8Array {
  return Buffer.concat([Buffer.from(name), packed.subarray(0, contentLength)]);
}

function unitKeyOf({ columns, index }: StagedRow, keys: StoreKeys): number {
  return keys.unitKeys[unitOf(columns, index)]!;
}

function rejectUnits(changes: Changes, rows: readonly StagedRow[], unit: number, keys: StoreKeys): void {
  for (const { columns, index } of rows) {
    const number = unitOf(columns, index);
    if (keys.unitKeys[number] === unit) continue;
    changes.rejections.push({
      line: columns.line[index]!,
      field: "reportedUnit",
      value: keys.units[number]!,
      reason: `The series holds its reported values in another unit than ${keys.units[number]!}.`,
    });
  }
}
