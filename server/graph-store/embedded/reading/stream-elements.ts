import type { ElementPage, StoredNode, StoredRelationship } from "../../graph-store.ts";
import { routeNode, routeRelationship, routeRelationshipTypes, seriesRelationship } from "../../route-elements.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { openForReading } from "../../sqlite/database/open-database.ts";
import { routeColumns, type RouteRow } from "../../sqlite/reading/element-keys.ts";
import { nodeColumns, toNode, type NodeRow } from "../../sqlite/reading/read-nodes.ts";
import { relationshipColumns, toRelationship, type RelationshipRow } from "./read-relationships.ts";
import { readSeries } from "../../sqlite/reading/read-series.ts";
import { readRouteFacts } from "../../sqlite/reading/route-facts.ts";

const rowsPerPage = 500;

const nodePage = `SELECT ${nodeColumns} FROM node WHERE id > ? ORDER BY id LIMIT ${rowsPerPage}`;
const relationshipPage = `SELECT ${relationshipColumns} FROM relationship WHERE id > ? ORDER BY id LIMIT ${rowsPerPage}`;
const routePage = `SELECT ${routeColumns} FROM route
  WHERE (exporter, importer, hs) > (?, ?, ?) ORDER BY exporter, importer, hs LIMIT ${rowsPerPage}`;

function* pageById<Row extends { id: string }>(database: Database, sql: string): Generator<Row[]> {
  let last = "";
  for (;;) {
    const rows = database.all<Row>(sql, last);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsPerPage) return;
    last = rows.at(-1)!.id;
  }
}

function* pageRoutes(database: Database): Generator<RouteRow[]> {
  let last: [string, string, string] = ["", "", ""];
  for (;;) {
    const rows = database.all<RouteRow>(routePage, ...last);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsPerPage) return;
    const { exporter, importer, hs } = rows.at(-1)!;
    last = [exporter, importer, hs];
  }
}

/** What follows from a route and its series, and is not stored as relationships. */
function deriveRelationships(database: Database, route: RouteRow): StoredRelationship[] {
  const facts = readRouteFacts(database, route);
  return [
    ...routeRelationshipTypes.map((type) => routeRelationship(type, facts)),
    ...readSeries(database, route).map(seriesRelationship),
  ];
}

const ofNodes = (nodes: StoredNode[]): ElementPage => ({ nodes, relationships: [] });
const ofRelationships = (relationships: StoredRelationship[]): ElementPage => ({ nodes: [], relationships });

/** Nodes by id, routes by their parts, stored relationships by id, then those of each route. */
function* pageElements(database: Database): Generator<ElementPage> {
  for (const rows of pageById<NodeRow>(database, nodePage)) yield ofNodes(rows.map(toNode));
  for (const routes of pageRoutes(database)) {
    yield ofNodes(routes.map((route) => routeNode(readRouteFacts(database, route))));
  }
  for (const rows of pageById<RelationshipRow>(database, relationshipPage)) {
    yield ofRelationships(rows.map((row) => toRelationship(database, row)));
  }
  for (const routes of pageRoutes(database)) {
    yield ofRelationships(routes.flatMap((route) => deriveRelationships(database, route)));
  }
}

/** One reading of the whole graph from a connection and a transaction of its own, so that all pages show one data version. */
export class ElementStream {
  readonly #database: Database;
  readonly #pages: Generator<ElementPage>;

  constructor(folder: string) {
    this.#database = openForReading(folder);
    this.#database.exec("BEGIN");
    this.#pages = pageElements(this.#database);
  }

  /** undefined after the last page. */
  nextPage(): ElementPage | undefined {
    const step = this.#pages.next();
    return step.done === true ? undefined : step.value;
  }

  close(): void {
    this.#database.close();
  }
}
