/** Puts what another store holds into a working copy; what is there already stays, so that a reading can be repeated. */
import { observationStatuses, type Observation } from "#graph-schema/trade-series.ts";
import { parseRouteId, type RouteKey } from "#graph-schema/node-id.ts";
import { canonicalJson, type Contribution } from "../../merge-statements.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { packCells } from "../../sqlite/packing/pack-cells.ts";
import { emptyCells, type SeriesCells } from "../../sqlite/packing/series-cells.ts";
import { findElementKey } from "../../sqlite/reading/element-keys.ts";
import type { TallyScope } from "../../sqlite/reading/tally.ts";
import { kindKey, nameKey } from "../../sqlite/writing/commit-cells.ts";
import type { StoreState } from "../mapping/store-state.ts";
import type { LayeredSeries, SeriesLayer } from "../mapping/series-properties.ts";
import { parseRowsText } from "./rows-text.ts";

export interface NodeToLoad {
  id: string;
  type: string;
  caption: string;
  propertiesJson: string;
  evidence: string[];
  alternativesJson: string;
  statements: Contribution<unknown>[];
  rank: number;
  degree: number;
  /** Routes that begin in, end in or carry the node. */
  routesOut: number;
  routesIn: number;
  routesOf: number;
}

export interface RouteToLoad {
  id: string;
  rank: number;
  degree: number;
  statements: Contribution<unknown>[];
  series: LayeredSeries[];
}

export interface RelationshipToLoad {
  id: string;
  type: string;
  start: string;
  end: string;
  statements: Contribution<unknown>[];
}

export interface RecordsToLoad {
  coverage: { contributor: string; block: string }[];
  unallocated: UnallocatedRow[];
}

export interface UnallocatedRow {
  layer: number;
  dataset: string;
  reporter: string;
  flow: string;
  frequency: string;
  edition: string;
  hs: string;
  period: number;
  kind: string;
  partnerText: string;
  value: number | null;
  rows: string;
}

export function loadState(database: Database, state: StoreState): void {
  const { dataVersion, nodes, relationships, datasets, digests, contributors } = state;
  database.run("INSERT OR REPLACE INTO meta (name, value) VALUES ('data-version', ?)", dataVersion);
  for (const id of Object.keys(contributors)) contributorKey(database, id);
  const { CommodityRoute: _, ...storedNodes } = nodes;
  loadTallies(database, "node", storedNodes);
  loadTallies(database, "relationship", relationships);
  for (const [id, { routes, series, observations }] of Object.entries(datasets)) {
    loadTallies(database, "dataset-routes", { [id]: routes });
    loadTallies(database, "dataset-series", { [id]: series });
    loadTallies(database, "dataset-observations", { [id]: observations });
  }
  for (const [scope, digest] of Object.entries(digests)) {
    const sums = [0, 8, 16, 24].map((at) => Number.parseInt(digest.slice(at, at + 8), 16));
    database.run("INSERT OR REPLACE INTO digest (scope, a, b, c, d) VALUES (?, ?, ?, ?, ?)", scope, ...sums);
  }
}

function loadTallies(database: Database, scope: TallyScope, counts: Record<string, number>): void {
  for (const [name, count] of Object.entries(counts)) {
    if (count !== 0)
      database.run("INSERT OR REPLACE INTO tally (scope, name, count) VALUES (?, ?, ?)", scope, name, count);
  }
}

function contributorKey(database: Database, id: string): number {
  database.run("INSERT INTO contributor (id) VALUES (?) ON CONFLICT DO NOTHING", id);
  return database.get<{ key: number }>("SELECT key FROM contributor WHERE id = ?", id)!.key;
}

export function loadNode(database: Database, node: NodeToLoad): void {
  const { id, type, caption, propertiesJson, evidence, alternativesJson, degree, rank } = node;
  if (findElementKey(database, id) !== undefined) return;
  const sql = `INSERT INTO node (id, type, label, properties, evidence, alternatives, degree, rank)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
  const texts = [id, type, caption, propertiesJson, JSON.stringify(evidence), alternativesJson];
  const key = database.insert(sql, ...texts, degree, rank);
  loadStatements(database, "node", key, node.statements);
  const name = id.slice(id.indexOf(":") + 1);
  loadTallies(database, "exporter", { [name]: node.routesOut });
  loadTallies(database, "importer", { [name]: node.routesIn });
  loadTallies(database, "commodity", { [name]: node.routesOf });
}

function loadStatements(
  database: Database,
  subject: "node" | "relationship",
  key: number,
  statements: readonly Contribution<unknown>[],
): void {
  const sql = `INSERT INTO ${subject}_statement (${subject}, contributor, statement) VALUES (?, ?, ?)`;
  for (const { contributor, statement } of statements) {
    database.run(sql, key, contributorKey(database, contributor), canonicalJson(statement));
  }
}

export function loadRoute(database: Database, { id, rank, degree, statements, series }: RouteToLoad): void {
  if (findElementKey(database, id) !== undefined) return;
  const { exporter, importer, hs }: RouteKey = parseRouteId(id)!;
  const sql = "INSERT INTO route (exporter, importer, hs, degree, rank) VALUES (?, ?, ?, ?, ?)";
  const key = database.insert(sql, exporter, importer, hs, degree, rank);
  loadStatements(database, "node", -key, statements);
  for (const { kind, imported, seeded } of series) {
    const kindNumber = kindKey(database, kind);
    if (imported) loadLayer(database, [key, kindNumber, 0], imported);
    if (seeded) loadLayer(database, [key, kindNumber, 1], seeded);
  }
  database.run("INSERT INTO loaded_route (id) VALUES (?)", id);
}

function loadLayer(database: Database, identity: [number, number, number], layer: SeriesLayer): void {
  const unit = nameKey(database, "reported_unit", layer.reportedUnit);
  const cells = packCells(toCells(database, layer.observations));
  database.run("INSERT INTO series (route, kind, layer, unit, cells) VALUES (?, ?, ?, ?, ?)", ...identity, unit, cells);
}

function toCells(database: Database, observations: readonly Observation[]): SeriesCells {
  const cells = emptyCells();
  for (const one of observations) {
    const { file, rows } = parseRowsText(one.rows);
    cells.period.push(one.period);
    cells.value.push(one.value ?? Number.NaN);
    cells.reportedValue.push(one.reportedValue ?? Number.NaN);
    cells.kilograms.push(one.kilograms ?? Number.NaN);
    cells.status.push(observationStatuses.indexOf(one.status));
    cells.kilogramsEstimated.push(Number(one.kilogramsEstimated));
    cells.monthsCovered.push(one.monthsCovered ?? 0);
    cells.rows.push({ file: nameKey(database, "imported_file", file), ...rows });
  }
  return cells;
}

/** Kept aside until all ends are there. */
export function keepRelationship(database: Database, relationship: RelationshipToLoad): void {
  const { id, type, start, end, statements } = relationship;
  const sql = `INSERT INTO loaded_relationship (id, type, start, end, statements) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`;
  database.run(sql, id, type, start, end, JSON.stringify(statements));
}

export function loadKeptRelationships(database: Database): void {
  const rows = database.iterate<{ id: string; type: string; start: string; end: string; statements: string }>(
    "SELECT id, type, start, end, statements FROM loaded_relationship",
  );
  for (const { id, type, start, end, statements } of rows) {
    const ends = [findElementKey(database, start)!, findElementKey(database, end)!];
    const sql = `INSERT INTO relationship (id, type, start_key, end_key, properties, evidence, alternatives)
      VALUES (?, ?, ?, ?, '{}', '[]', '[]')`;
    const key = database.insert(sql, id, type, ...ends);
    loadStatements(database, "relationship", key, JSON.parse(statements) as Contribution<unknown>[]);
  }
}

export function loadRecords(database: Database, { coverage, unallocated }: RecordsToLoad): void {
  for (const { contributor, block } of coverage) {
    const sql = "INSERT OR REPLACE INTO coverage (contributor, block) VALUES (?, ?)";
    database.run(sql, contributorKey(database, contributor), block);
  }
  for (const row of unallocated) {
    const { layer, dataset, reporter, flow, frequency, edition, hs, period, kind, partnerText, value, rows } = row;
    const sql = `INSERT OR REPLACE INTO unallocated (layer, dataset, reporter, flow, frequency, edition, hs, period, kind,
      partner_text, value, source_rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    const identity = [layer, dataset, reporter, flow, frequency, edition, hs, period, kind, partnerText];
    database.run(sql, ...identity, value, rows);
  }
}
