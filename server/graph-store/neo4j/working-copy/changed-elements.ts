/** What a commit in a working copy changed, page by page, as it is to be written to the store it was copied from. */
import { commodityId, countryId } from "#graph-schema/node-id.ts";
import {
  byCodeUnits,
  type Contribution,
  type NodeStatement,
  type RelationshipStatement,
} from "../../merge-statements.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { elementId } from "../../sqlite/reading/element-keys.ts";
import { readTally } from "../../sqlite/reading/tally.ts";
import { readStatements } from "../../sqlite/writing/statements.ts";
import type { UnallocatedRow } from "./load-elements.ts";
import { unallocatedIdentity } from "./working-copy-tables.ts";

export interface ChangedPage<Change> {
  changes: Change[];
  /** To be given back for the next page; undefined after the last one. */
  position: number | undefined;
}

export interface ChangedNode {
  id: string;
  statements: Contribution<NodeStatement>[];
  rank: number;
  degree: number;
  routesOut: number;
  routesIn: number;
  routesOf: number;
}

export interface ChangedRelationship {
  id: string;
  type: string;
  start: string;
  end: string;
  statements: Contribution<RelationshipStatement>[];
}

export interface Removed {
  id: string;
  removed: true;
}

export function isRemoved<Change>(change: Change | Removed): change is Removed {
  return typeof change === "object" && change !== null && "removed" in change;
}

export function isPresent<Change>(change: Change | Removed): change is Change {
  return !isRemoved(change);
}

export interface ChangedCoverage {
  contributor: string;
  block: string;
  removed: boolean;
}

export type ChangedAmount = Omit<UnallocatedRow, "layer"> & { layer: 0 | 1; removed: boolean };

export interface PageRequest {
  position: number;
  limit: number;
}

/** The next rows of a table of what was touched, each as the change that it stands for. */
export function pageOf<Row extends { position: number }, Change>(
  database: Database,
  table: string,
  columns: string,
  { position, limit }: PageRequest,
  toChange: (row: Row) => Change,
): ChangedPage<Change> {
  const sql = `SELECT position, ${columns} FROM touched_${table} WHERE position > ? ORDER BY position LIMIT ?`;
  const rows = database.all<Row>(sql, position, limit);
  return { changes: rows.map(toChange), position: rows.length < limit ? undefined : rows.at(-1)!.position };
}

export interface TouchedId {
  position: number;
  id: string;
}

export function changedNodes(database: Database, request: PageRequest): ChangedPage<ChangedNode | Removed> {
  return pageOf(database, "node", "id", request, ({ id }: TouchedId) => {
    const sql = "SELECT key, rank, degree FROM node WHERE id = ?";
    const row = database.get<{ key: number; rank: number; degree: number }>(sql, id);
    if (!row) return { id, removed: true };
    return {
      id,
      ...statementsOf<NodeStatement>(database, "node", row.key),
      ...ranksOf(row),
      ...routeCounts(database, id),
    };
  });
}

const ranksOf = ({ rank, degree }: { rank: number; degree: number }) => ({ rank, degree });

export function statementsOf<Statement>(database: Database, subject: "node" | "relationship", key: number) {
  const rows = readStatements(database, subject, key).toSorted((a, b) => byCodeUnits(a.contributor, b.contributor));
  const statements = rows.map(({ contributor, statement }) => ({
    contributor,
    statement: JSON.parse(statement) as Statement,
  }));
  return { statements };
}

function routeCounts(database: Database, id: string) {
  const name = id.slice(id.indexOf(":") + 1);
  const isCountry = id === countryId(name);
  return {
    routesOut: isCountry ? readTally(database, "exporter", name) : 0,
    routesIn: isCountry ? readTally(database, "importer", name) : 0,
    routesOf: id === commodityId(name) ? readTally(database, "commodity", name) : 0,
  };
}

export function changedRelationships(
  database: Database,
  request: PageRequest,
): ChangedPage<ChangedRelationship | Removed> {
  return pageOf(database, "relationship", "id", request, ({ id }: TouchedId) => {
    const sql = "SELECT key, type, start_key, end_key FROM relationship WHERE id = ?";
    const row = database.get<{ key: number; type: string; start_key: number; end_key: number }>(sql, id);
    if (!row) return { id, removed: true };
    const start = elementId(database, row.start_key)!;
    const end = elementId(database, row.end_key)!;
    const { statements } = statementsOf<RelationshipStatement>(database, "relationship", row.key);
    return { id, type: row.type, start, end, statements };
  });
}

export function changedCoverage(database: Database, request: PageRequest): ChangedPage<ChangedCoverage> {
  type Touched = { position: number; contributor: string; block: string };
  return pageOf(database, "coverage", "contributor, block", request, ({ contributor, block }: Touched) => {
    const sql = `SELECT 1 FROM coverage v JOIN contributor c ON c.key = v.contributor WHERE c.id = ? AND v.block = ?`;
    return { contributor, block, removed: database.get(sql, contributor, block) === undefined };
  });
}

export function changedAmounts(database: Database, request: PageRequest): ChangedPage<ChangedAmount> {
  return pageOf(
    database,
    "unallocated",
    "identity",
    request,
    ({ identity }: { position: number; identity: string }) => {
      const sql = `SELECT layer, dataset, reporter, flow, frequency, edition, hs, period, kind,
        partner_text AS partnerText, value, source_rows AS rows
      FROM unallocated u WHERE ${unallocatedIdentity("u.")} = ?`;
      const row = database.get<UnallocatedRow>(sql, identity);
      return row ? { ...row, layer: row.layer as 0 | 1, removed: false } : removedAmount(identity);
    },
  );
}

function removedAmount(identity: string): ChangedAmount {
  const [layer, dataset, reporter, flow, frequency, edition, hs, period, kind, partnerText] = JSON.parse(identity) as [
    0 | 1,
    string,
    string,
    string,
    string,
    string,
    string,
    number,
    string,
    string,
  ];
  const cell = { dataset, reporter, flow, frequency, edition, hs, period, kind, partnerText };
  return { ...cell, layer, value: null, rows: "", removed: true };
}
