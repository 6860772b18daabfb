import { commodityId, countryId, parseRouteId, type RouteKey } from "#graph-schema/node-id.ts";
import { hsLevel, hsParent } from "#graph-schema/hs-code.ts";
import { relationshipId } from "#graph-schema/relationship-id.ts";
import { canonicalJson, type NodeStatement, type RelationshipStatement } from "../../merge-statements.ts";
import type { Database } from "../database/database.ts";
import { findElementKey, findRouteKey } from "../reading/element-keys.ts";
import type { Changes } from "./changes.ts";
import { putStatement, readStatement, type Speaker } from "./statements.ts";

export interface Commit {
  database: Database;
  changes: Changes;
  speaker: Speaker;
  /** Ids of countries and commodities that the speaker is known to speak of. */
  spokenOf: Set<string>;
  /** What another store accepted is taken whatever the types of its ends have become. */
  isCopy: boolean;
}

/** Says something about a node; a node that nobody spoke of is made, and shown once its statements are merged. */
export function putNode({ database, changes, speaker }: Commit, id: string, statement: string): boolean {
  const key = findElementKey(database, id) ?? insertNode(database, id);
  const differs = putStatement(database, changes, speaker, "node", { key, id }, statement);
  // What was taken back and is said again may have been merged without it meanwhile.
  if (differs || changes.saidBefore !== undefined) changes.statedNodes.add(key);
  return differs;
}

function insertNode(database: Database, id: string): number {
  const sql = `INSERT INTO node (id, type, label, properties, evidence, alternatives)
    VALUES (?, '', '', '{}', '[]', '[]')`;
  return database.insert(sql, id);
}

/** Says something about a route; false when it said so before, undefined when one of its countries is not a node. */
export function putRouteNode(commit: Commit, id: string, statement: string, evidence: string[]): boolean | undefined {
  const { database, changes, speaker } = commit;
  const route = parseRouteId(id)!;
  if (!hasCountries(database, route)) return undefined;
  speakOfEnds(commit, route, evidence);
  const key = findRouteKey(database, route) ?? insertRoute(commit, route, 0);
  return putStatement(database, changes, speaker, "node", { key: -key, id }, statement);
}

function hasCountries(database: Database, { exporter, importer }: RouteKey): boolean {
  return [exporter, importer].every((key) => findElementKey(database, countryId(key)) !== undefined);
}

/** Makes the route and counts it; its ends have been spoken of. */
export function insertRoute({ database, changes }: Commit, route: RouteKey, rank: number): number {
  const { exporter, importer, hs } = route;
  countRoute(changes, route, 1);
  const sql = "INSERT INTO route (exporter, importer, hs, rank) VALUES (?, ?, ?, ?)";
  return database.insert(sql, exporter, importer, hs, rank);
}

/** Whoever speaks of a route also speaks of its countries and its commodity, so that these stay as long as it does. */
export function speakOfEnds(commit: Commit, { exporter, importer, hs }: RouteKey, evidence: string[]): void {
  ensureNamed(commit, countryId(exporter), bareCountry(exporter, evidence));
  ensureNamed(commit, countryId(importer), bareCountry(importer, evidence));
  ensureCommodity(commit, hs, evidence);
}

export function countRoute(changes: Changes, { exporter, importer, hs }: RouteKey, difference: 1 | -1): void {
  changes.tally("exporter", exporter, difference);
  changes.tally("importer", importer, difference);
  changes.tally("commodity", hs, difference);
  for (const id of [countryId(exporter), countryId(importer), commodityId(hs)]) changes.recounted.add(id);
}

/** A node stays as long as somebody who uses it speaks of it, be it only by its key. */
function ensureNamed(commit: Commit, id: string, statement: NodeStatement): void {
  if (!speaksOf(commit, id)) putNode(commit, id, canonicalJson(statement));
}

/** Whether the speaker has said something of the node; the caller makes it so where it has not. */
function speaksOf({ database, speaker, spokenOf }: Commit, id: string): boolean {
  if (spokenOf.has(id)) return true;
  spokenOf.add(id);
  const key = findElementKey(database, id);
  return key !== undefined && readStatement(database, speaker, "node", key) !== undefined;
}

function bareCountry(key: string, evidence: string[]): NodeStatement {
  return { type: "Country", label: key, properties: { kind: "country" }, evidence };
}

/** The code's node and those of its coarser codes, each part of the next. */
function ensureCommodity(commit: Commit, hs: string, evidence: string[]): void {
  const id = commodityId(hs);
  if (speaksOf(commit, id)) return;
  const properties = { hs, level: hsLevel(hs) };
  putNode(commit, id, canonicalJson({ type: "Commodity", label: hs, properties, evidence }));
  const parent = hsParent(hs);
  if (parent === undefined) return;
  ensureCommodity(commit, parent, evidence);
  ensurePartOf(commit, id, commodityId(parent), evidence);
}

function ensurePartOf(commit: Commit, start: string, end: string, evidence: string[]): void {
  const id = relationshipId({ type: "PART_OF", start, end });
  const known = commit.database.get<{ key: number }>("SELECT key FROM relationship WHERE id = ?", id);
  if (known && readStatement(commit.database, commit.speaker, "relationship", known.key) !== undefined) return;
  const statement: RelationshipStatement = { from: null, to: null, properties: {}, evidence };
  putRelationship(commit, { id, type: "PART_OF", start, end, statement: canonicalJson(statement) });
}

export interface RelationshipToPut {
  id: string;
  type: string;
  start: string;
  end: string;
  statement: string;
}

/** Says something about a relationship whose ends exist. */
export function putRelationship({ database, changes, speaker }: Commit, relationship: RelationshipToPut): boolean {
  const { id, type, start, end, statement } = relationship;
  const known = database.get<{ key: number }>("SELECT key FROM relationship WHERE id = ?", id)?.key;
  const key = known ?? insertRelationship(database, changes, { id, type, start, end });
  const differs = putStatement(database, changes, speaker, "relationship", { key, id }, statement);
  if (differs) changes.statedRelationships.add(key);
  return differs;
}

function insertRelationship(
  database: Database,
  changes: Changes,
  { id, type, start, end }: Omit<RelationshipToPut, "statement">,
): number {
  const startKey = findElementKey(database, start)!;
  const endKey = findElementKey(database, end)!;
  changes.tally("relationship", type, 1);
  changes.unranked.add(startKey).add(endKey);
  const sql = `INSERT INTO relationship (id, type, start_key, end_key, properties, evidence, alternatives)
    VALUES (?, ?, ?, ?, '{}', '[]', '[]')`;
  return database.insert(sql, id, type, startKey, endKey);
}
