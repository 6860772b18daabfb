import { routeId } from "#graph-schema/node-id.ts";
import { parseRelationshipId } from "#graph-schema/relationship-id.ts";
import type { CoverageBlock, UnallocatedAmount } from "#graph-schema/trade-series.ts";
import { ContributedCells } from "../../contributed-cells.ts";
import type { ContributionPage, ContributionPart, ContributionQuestion } from "../../graph-store.ts";
import type { NodeStatement, RelationshipStatement } from "../../merge-statements.ts";
import type { SeriesHeader, SeriesKind } from "../../series-block.ts";
import type { Database } from "../../sqlite/database/database.ts";
import { openForReading } from "../../sqlite/database/open-database.ts";
import { unpackCells } from "../../sqlite/packing/unpack-cells.ts";
import { fileNamesOf } from "../../sqlite/reading/read-series.ts";
import { readSeriesKinds } from "../../sqlite/reading/series-kinds.ts";
import { findSpeaker } from "../../sqlite/writing/speaker.ts";
import type { Speaker } from "../../sqlite/writing/statements.ts";

const rowsPerPage = 1000;
/** A page of figures is closed after the route that brings it to this many observations. */
const observationsPerPage = 8000;

type Pages = Generator<ContributionPage>;

/** Keys fall: nodes before routes, whose keys are negative here and which need their countries. */
function* pageNodes(database: Database, { key: speaker }: Speaker, after: string | undefined): Pages {
  const sql = `SELECT s.node AS key, s.statement, n.id, r.exporter, r.importer, r.hs
    FROM node_statement s LEFT JOIN node n ON n.key = s.node LEFT JOIN route r ON r.key = -s.node
    WHERE s.contributor = ? AND s.node < ? ORDER BY s.node DESC LIMIT ${rowsPerPage}`;
  interface Row {
    key: number;
    statement: string;
    id: string | null;
    exporter: string;
    importer: string;
    hs: string;
  }
  let last = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after);
  for (;;) {
    const rows = database.all<Row>(sql, speaker, last);
    if (rows.length === 0) return;
    last = rows.at(-1)!.key;
    const nodes = rows.map((row) => ({ id: row.id ?? routeId(row), ...(JSON.parse(row.statement) as NodeStatement) }));
    yield { batch: { nodes }, cursor: String(last) };
  }
}

function* pageRelationships(database: Database, { key: speaker }: Speaker, after: string | undefined): Pages {
  const sql = `SELECT s.relationship AS key, s.statement, r.id
    FROM relationship_statement s JOIN relationship r ON r.key = s.relationship
    WHERE s.contributor = ? AND s.relationship > ? ORDER BY s.relationship LIMIT ${rowsPerPage}`;
  let last = after === undefined ? 0 : Number(after);
  for (;;) {
    const rows = database.all<{ key: number; statement: string; id: string }>(sql, speaker, last);
    if (rows.length === 0) return;
    last = rows.at(-1)!.key;
    const relationships = rows.map(({ id, statement }) => {
      const { type, start, end } = parseRelationshipId(id)!;
      return { type, start, end, ...(JSON.parse(statement) as RelationshipStatement) };
    });
    yield { batch: { relationships }, cursor: String(last) };
  }
}

interface SeriesRow {
  route: number;
  exporter: string;
  importer: string;
  hs: string;
  kind: number;
  unit: string;
  cells: Uint8Array;
}

/** In the order of the table, so that a page of it lies together on the disk; the pluses keep other indexes out. */
const ownSeries = `SELECT s.route, r.exporter, r.importer, r.hs, s.kind, u.name AS unit, s.cells
  FROM series s JOIN route r ON r.key = s.route JOIN reported_unit u ON u.key = s.unit
  WHERE s.route > ? AND +s.layer = ? AND +s.kind IN (SELECT value FROM json_each(?)) ORDER BY s.route`;

/** The seeds hold figures of many datasets; an import only of its own. */
function* pageFigures(database: Database, { id, layer }: Speaker, after: string | undefined): Pages {
  const kinds = readSeriesKinds(database);
  const own = [...kinds].filter(([, { dataset }]) => layer === 1 || dataset === id).map(([key]) => key);
  const rows = database.iterate<SeriesRow>(
    ownSeries,
    after === undefined ? 0 : Number(after),
    layer,
    JSON.stringify(own),
  );
  const files = fileNamesOf(database);
  let page = new ContributedCells();
  let route = 0;
  for (const row of rows) {
    if (row.route !== route && page.observations >= observationsPerPage) {
      yield { cells: page.build(), cursor: String(route) };
      page = new ContributedCells();
    }
    route = row.route;
    addSeries(page, row, kinds.get(row.kind)!, files);
  }
  if (page.observations > 0) yield { cells: page.build(), cursor: String(route) };
}

function addSeries(page: ContributedCells, row: SeriesRow, kind: SeriesKind, files: (key: number) => string): void {
  const { exporter, importer, hs, unit } = row;
  const header: SeriesHeader = { exporter, importer, hs, ...kind, reportedUnit: unit };
  const cells = unpackCells(row.cells);
  for (const [i, period] of cells.period.entries()) {
    const { file, lines, lineCount } = cells.rows[i]!;
    page.add(header, {
      period,
      value: cells.value[i]!,
      reportedValue: cells.reportedValue[i]!,
      kilograms: cells.kilograms[i]!,
      status: cells.status[i]!,
      kilogramsEstimated: cells.kilogramsEstimated[i]!,
      monthsCovered: cells.monthsCovered[i]!,
      file: files(file),
      lines,
      lineCount,
    });
  }
}

const identity = "reporter, hs, dataset, flow, frequency, edition, period, kind, partner_text";

/** Coverage as one page, then amounts in the order of their key. */
function* pageAmounts(database: Database, speaker: Speaker, after: string | undefined): Pages {
  if (after === undefined) {
    const sql = "SELECT block FROM coverage WHERE contributor = ? ORDER BY block";
    const rows = database.all<{ block: string }>(sql, speaker.key);
    const coverage = rows.map(({ block }) => JSON.parse(block) as CoverageBlock);
    if (coverage.length > 0) yield { batch: { coverage }, cursor: JSON.stringify(["", "", "", "", "", "", 0, "", ""]) };
  }
  const sql = `SELECT dataset, reporter, flow, frequency, edition, hs, period, kind, partner_text AS partnerText, value,
      source_rows AS rows
    FROM unallocated WHERE layer = ? AND (layer = 1 OR dataset = ?) AND (${identity}) > (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ORDER BY ${identity} LIMIT ${rowsPerPage}`;
  let last = after === undefined ? ["", "", "", "", "", "", 0, "", ""] : (JSON.parse(after) as (string | number)[]);
  for (;;) {
    const unallocated = database.all<UnallocatedAmount>(sql, speaker.layer, speaker.id, ...last);
    if (unallocated.length === 0) return;
    last = identityOf(unallocated.at(-1)!);
    yield { batch: { unallocated }, cursor: JSON.stringify(last) };
  }
}

function identityOf(amount: UnallocatedAmount): (string | number)[] {
  const { reporter, hs, dataset, flow, frequency, edition, period, kind, partnerText } = amount;
  return [reporter, hs, dataset, flow, frequency, edition, period, kind, partnerText];
}

const pagesOf: Record<ContributionPart, typeof pageNodes> = {
  nodes: pageNodes,
  figures: pageFigures,
  amounts: pageAmounts,
  relationships: pageRelationships,
};

/** One reading of what a contributor says, from a connection and a transaction of its own. */
export class ContributionStream {
  readonly #database: Database;
  readonly #pages: Pages | undefined;

  constructor(folder: string, { contributor, part, after }: ContributionQuestion) {
    this.#database = openForReading(folder);
    this.#database.exec("BEGIN");
    const speaker = findSpeaker(this.#database, contributor);
    this.#pages = speaker && pagesOf[part](this.#database, speaker, after);
  }

  /** undefined after the last page. */
  nextPage(): ContributionPage | undefined {
    const step = this.#pages?.next();
    return step === undefined || step.done === true ? undefined : step.value;
  }

  close(): void {
    this.#pages?.return(undefined);
    this.#database.close();
  }
}
